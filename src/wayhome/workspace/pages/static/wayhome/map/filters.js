/* By kind of thing and of tie, agency, source, grading and how many others something is tied to. Several
   may be chosen of each; none chosen is every one. */
import { make } from "./page.js";

export class Filters {
  constructor(form, changed) {
    this.form = form;
    this.data = null;
    form.addEventListener("change", () => changed(this.chosen()));
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  /* What the data has, with how many ties each; what was chosen before stays chosen. */
  fill(data, filters) {
    const { source, info, ungraded, least } = this.form.elements;
    if (data !== this.data) this.offer(data);
    this.check("tie", filters.kinds);
    this.check("agency", filters.agencies);
    this.check("feed", filters.feeds);
    source.value = filters.source;
    info.value = filters.information;
    ungraded.checked = filters.ungraded;
    least.value = String(filters.least);
    for (const box of this.form.querySelectorAll("[name=kind]")) box.checked = !filters.off.includes(box.value);
  }

  /* Written anew only where other data came, so that the keyboard stays where it is. */
  offer(data) {
    this.data = data;
    this.write("tie", tally(data.ties, "kind", (tie) => tie.how));
    this.write("agency", tally(data.ties, "agency", (tie) => tie.source));
    this.write("feed", tally(data.ties, "feed", (tie) => data.feeds?.[tie.feed] ?? tie.feed));
  }

  write(name, found) {
    const labels = found.map(([value, { words, many }]) => {
      const label = make("label");
      label.append(make("input", "", { type: "checkbox", name, value }), ` ${words} (${many.toLocaleString("en-GB")})`);
      return label;
    });
    this.form.querySelector(`[data-choices=${name}]`).replaceChildren(...labels);
  }

  check(name, chosen) {
    for (const box of this.form.querySelectorAll(`[name=${name}]`)) box.checked = chosen.includes(box.value);
  }

  chosen() {
    const { source, info, ungraded, least } = this.form.elements;
    const checked = (name, on) => [...this.form.querySelectorAll(`[name=${name}]`)].filter((box) => box.checked === on).map((box) => box.value);
    return {
      off: checked("kind", false), kinds: checked("tie", true), agencies: checked("agency", true), feeds: checked("feed", true),
      source: source.value, information: info.value, ungraded: ungraded.checked, least: Number(least.value),
    };
  }
}

/* Each value with its words and how many ties have it, by its words. */
function tally(ties, name, words) {
  const found = new Map();
  for (const tie of ties) {
    const held = found.get(tie[name]);
    if (held) held.many += 1;
    else found.set(tie[name], { words: words(tie), many: 1 });
  }
  return [...found].sort(([, one], [, two]) => one.words.localeCompare(two.words));
}
