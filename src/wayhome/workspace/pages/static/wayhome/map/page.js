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

export const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
