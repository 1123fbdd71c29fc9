/* A shape and a colour for each kind; the shape alone tells them apart, and the list says the word.
   No colour here is red, and nothing is larger for mattering more. */
const HALF = 7;
export const COLOURS = {
  person: "#0b4f55", event: "#4a4f8c", phone: "#2f6b1f", vehicle: "#6b5d00",
  line: "#67408f", place: "#1d5fa0", institution: "#5a6266", contact: "#8a4b1f",
};

const polygon = (path, x, y, r, corners, turn) => {
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    path[corner ? "lineTo" : "moveTo"](x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  path.closePath();
};
const TRACES = {
  person: (path, x, y, r) => { path.moveTo(x + r, y); path.arc(x, y, r, 0, 2 * Math.PI); },
  event: (path, x, y, r) => polygon(path, x, y, r * 1.25, 4, 0),
  phone: (path, x, y, r) => path.rect(x - r * 0.6, y - r * 1.1, r * 1.2, r * 2.2),
  contact: (path, x, y, r) => path.rect(x - r * 1.2, y - r * 0.6, r * 2.4, r * 1.2),
  vehicle: (path, x, y, r) => polygon(path, x, y, r * 1.25, 3, -Math.PI / 2),
  line: (path, x, y, r) => polygon(path, x, y, r * 1.1, 6, 0),
  place: (path, x, y, r) => path.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8),
  institution: (path, x, y, r) => polygon(path, x, y, r * 1.2, 5, -Math.PI / 2),
};

export function trace(path, kind, x, y, r = HALF) {
  TRACES[kind](path, x, y, r);
}
