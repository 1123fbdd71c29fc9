/* Groups in the picture: a broken outline and a word round people who are together again and again,
   and why. Worked out on the server from what is drawn; an outline says nothing of whoever happens to
   stand within it. */
import { button, make } from "./page.js";

const LINE = "#4a5257", ROOM = 20; // px round a point
const HIGH = 17, LABEL = 150; // px of a line of text, and of a label at the most
const FONT = 'italic 13px "Liberation Sans", Arial, sans-serif';

export function outlines(context, scene, at) {
  if (scene.outlined === false) return;
  context.font = FONT;
  for (const group of scene.data.groups ?? []) {
    const here = group.people.filter((place) => scene.nodes.has(place));
    if (here.length > 1) outline(context, group.word, hull(here.flatMap((place) => round(at[place]))), [...scene.nodes].map((place) => at[place]));
  }
  context.setLineDash([]);
}

function outline(context, word, points, labelled) {
  context.beginPath();
  points.forEach(([x, y], place) => context[place ? "lineTo" : "moveTo"](x, y));
  context.closePath();
  context.strokeStyle = LINE;
  context.lineWidth = 1.5;
  context.setLineDash([2, 5]);
  context.stroke();
  const [x, y] = points.reduce((top, point) => (point[1] < top[1] ? point : top));
  context.textBaseline = "bottom";
  context.lineWidth = 4;
  context.setLineDash([]);
  context.strokeStyle = "#fff";
  const wide = context.measureText(word).width, left = Math.max(2, x - wide / 2);
  const above = Math.max(15, clear(labelled, y - 3, left, left + wide));
  context.strokeText(word, left, above);
  context.fillStyle = LINE;
  context.fillText(word, left, above);
}

/* As near above as no label is written over: a label stands to the right of its point. */
function clear(points, from, left, right) {
  const over = points.filter((one) => one.x < right && one.x + LABEL > left && Math.abs(one.y - (from - HIGH / 2)) < HIGH);
  return over.length ? clear(points, Math.min(...over.map((one) => one.y)) - HIGH / 2, left, right) : from;
}

const round = ({ x, y }) => Array.from({ length: 8 }, (_, turn) => [x + ROOM * Math.cos((turn * Math.PI) / 4), y + ROOM * Math.sin((turn * Math.PI) / 4)]);

/* The smallest shape without a dent round some points, by going along them twice. */
export function hull(points) {
  const order = [...points].sort(([a, b], [c, d]) => a - c || b - d);
  const turns = ([a, b], [c, d], [e, f]) => (c - a) * (f - b) - (d - b) * (e - a);
  const half = (along) => along.reduce((held, point) => {
    while (held.length > 1 && turns(held.at(-2), held.at(-1), point) <= 0) held.pop();
    held.push(point);
    return held;
  }, []).slice(0, -1);
  return [...half(order), ...half(order.reverse())];
}

/* What is said of whoever is chosen: with whom they are together, and by which events. */
export function grouped(view, acts) {
  return (view.data.groups ?? []).filter((group) => group.people.includes(view.node) || group.events.includes(view.node)).flatMap((group) => {
    const list = make("ul", "", { className: "mp-ties" });
    for (const place of [...group.people, ...group.events]) {
      const item = make("li");
      item.append(button(view.data.nodes[place].label, () => acts.choose(place), { className: "wh-plain-button" }));
      list.append(item);
    }
    return [make("h4", `${group.word}: why?`, { className: "mp-minor" }), make("p", `${group.said}. That they were there says nothing of why.`, { className: "wh-small" }), list];
  });
}
