/* Small pieces of a page, made without markup in text: what comes from records is only ever text. */
export function make(name, words = "", properties = {}) {
  const made = document.createElement(name);
  if (words) made.textContent = words;
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  return made;
}

/* A cell of a table, with the words that stand before it where a row is a card: on a phone. */
export const cell = (label, words = "") => make("td", words, { "data-label": label });

export function button(words, press, properties = {}) {
  const made = make("button", words, { type: "button", className: "mp-button", ...properties });
  made.addEventListener("click", press);
  return made;
}

export function row(term, ...values) {
  const made = make("div");
  const held = make("dd");
  held.append(...values);
  made.append(make("dt", term), held);
  return made;
}

/* The way to the record of a tie, in words that say what comes next; or why there is none. */
export function opens(tie, words = "Open the record") {
  if (!tie.record) return tie.closed || "It is about somebody whom you have not opened here";
  const asks = tie.asks ? ` of ${tie.asks}: you will be asked why` : "";
  return make("a", tie.opens || `${words}${asks}`, { href: tie.record, className: "govuk-link" });
}

export const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
