/* Shapes of what stands on a map of the land: the shape tells the kind, the word says it. */
const SHAPES = {
  home: "M10 1.5L18.5 9V18.5H1.5V9z",
  place: "M3 3h14v14H3z",
  institution: "M10 1.5l8.5 6.5l-3.2 10h-10.6l-3.2-10z",
  event: "M10 1l9 9l-9 9l-9-9z",
  area: "M10 2a8 8 0 1 0 .01 0z",
};
const SVG = "http://www.w3.org/2000/svg";

export function drawn(name, properties) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
  return made;
}

/* A marker that a keyboard can reach: its shape, and beside it its word. */
export function mark({ shape, precision, word }) {
  const box = document.createElement("span");
  const image = drawn("svg", { viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true", focusable: "false" });
  image.append(drawn("line", { x1: 10, y1: 10, x2: 10, y2: 10 }), drawn("path", { d: SHAPES[shape] }));
  box.className = `ld-mark ld-mark--${shape} ld-mark--${precision}`;
  const said = document.createElement("span");
  said.className = "ld-word";
  said.textContent = word;
  box.append(image, said);
  return box;
}
