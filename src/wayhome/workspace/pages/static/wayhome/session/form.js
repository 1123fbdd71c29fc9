/* The form: only the boxes that the chosen kind asks for, and what was typed kept in this tab until
   it is added. Without script every box is there, and what is not asked for is not read. */

export class Form {
  constructor(form, wants) {
    Object.assign(this, { form, wants, key: `mapping-${form.dataset.session}` });
    form.addEventListener("input", () => { this.show(); this.keep(); });
    form.addEventListener("change", () => { this.show(); this.keep(); });
    // whoever comes to this machine next must not find it
    document.querySelector('form[action$="/sign-out/"]')?.addEventListener("submit", () => sessionStorage.clear());
    this.restore();
    this.show();
  }

  /* Which parts are asked for now. */
  show() {
    const { about, kind, other, handling } = this.form.elements;
    const asked = new Set([this.wants[kind.value], about.value === "new" ? "new" : "", handling.value]);
    for (const part of this.form.querySelectorAll("[data-wanted]")) part.hidden = !asked.has(part.dataset.wanted);
    for (const part of this.form.querySelectorAll("[data-wanted-name]")) part.hidden = other.value !== "new";
  }

  keep() {
    const typed = [...new FormData(this.form)].filter(([name]) => name !== "csrfmiddlewaretoken");
    sessionStorage.setItem(this.key, JSON.stringify(typed));
  }

  /* What was typed before the page was loaded again, unless it was added since. */
  restore() {
    const held = JSON.parse(sessionStorage.getItem(this.key) ?? "[]");
    const number = (held.find(([name]) => name === "number") ?? [])[1];
    if (!number || document.querySelector(`[data-said="${CSS.escape(number)}"]`)) return void sessionStorage.removeItem(this.key);
    if ("given" in this.form.dataset) return; // the answer to a form has everything in it
    for (const [name, value] of held) {
      const field = this.form.elements[name];
      if (field?.type === "checkbox") field.checked = true;
      else if (field) field.value = value;
    }
  }

  /* Whom a statement may name now; whoever was chosen stays chosen, though their time on this map
     has run out since: the answer to the form then says what to do. */
  offer(choices) {
    for (const name of ["about", "other"]) {
      const select = this.form.elements[name], chosen = select.value, stood = select.selectedOptions[0];
      const fixed = [...select.options].filter((one) => ["", "new", "nobody"].includes(one.value));
      const known = choices.map(([value, words]) => new Option(words, value));
      select.replaceChildren(fixed[0], ...known, ...fixed.slice(1));
      if (stood && ![...select.options].some((one) => one.value === chosen)) select.append(stood);
      select.value = chosen;
    }
    this.show();
  }
}
