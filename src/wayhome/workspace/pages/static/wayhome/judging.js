/* Keys for judging. Single keys work while nothing is typed, and can be turned off (WCAG 2.1.4). */
const keys = document.querySelector(".jd-keys");
const form = document.getElementById("judge");

if (keys && form) {
  const on = document.getElementById("keys-on");
  keys.hidden = false;
  on.checked = localStorage.getItem("wayhome-keys") !== "off";
  on.addEventListener("change", () => localStorage.setItem("wayhome-keys", on.checked ? "on" : "off"));
  const choose = (value) => {
    form.querySelector(`input[value="${value}"]`).checked = true;
    form.querySelector("textarea").focus();
  };
  const acts = {
    1: () => choose("same"),
    2: () => choose("not_same"),
    3: () => choose("unsure"),
    n: () => document.getElementById("next")?.click(),
    u: () => document.querySelector("#last form")?.requestSubmit(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) {
      form.requestSubmit();
      return;
    }
    const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select");
    if (!on.checked || typing || event.ctrlKey || event.altKey || event.metaKey || !acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
}
