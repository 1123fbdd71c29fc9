/* The picture on a canvas: ties as lines, dashed where somebody is only named; kinds as shapes.
   Plain two-dimensional drawing, so that it needs no graphics card and prints. */
import { outlines } from "./groups.js";
import { COLOURS, trace } from "./shapes.js";

const INK = "#16181a", QUIET = "#4a5257", TIE = "#7d9698", WAY = "#0b4f55", MARK = "#ffdd00";
const TODAY = "#9a4a00"; // said at a mapping session, and not in the records
const FONT = '13px "Liberation Sans", Arial, sans-serif';
const AT_ONCE = 1000; // lines in one path
const CROWD = 4000; // lines
const MANY = 1500; // nodes; more have their names only near to

/* scene: { data, nodes, ties, node, tie, way }; at: where each node stands on the canvas. */
export function draw(context, scene, at, size) {
  const { width, height, sharp } = size;
  context.setTransform(sharp, 0, 0, sharp, 0, 0);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, width, height);
  outlines(context, scene, at);
  lines(context, scene, at);
  today(context, scene.ties.filter((tie) => tie.today), at, scene.tie);
  shapes(context, scene, at);
  if (scene.nodes.size <= MANY || size.near) names(context, scene, at, size);
}

function lines(context, scene, at) {
  const way = new Set((scene.way ?? []).map((step) => step.tie.id));
  const plain = { whole: [], faint: [], dashed: [], dotted: [] }, marked = { whole: [], faint: [], dashed: [], dotted: [] };
  for (const pair of pairs(scene.ties.filter((tie) => !tie.today)).values()) {
    const chosen = pair.some((tie) => tie.id === scene.tie || way.has(tie.id) || scene.marked?.has(tie.id));
    (chosen ? marked : plain)[pair.every((tie) => tie.disputed) ? "dotted" : pair.every((tie) => tie.named) ? "dashed" : pair.every((tie) => tie.old) ? "faint" : "whole"].push(pair[0]);
  }
  const thin = plain.whole.length > CROWD ? 0.75 : 1.25; // a hair is drawn sooner
  for (const [of, colour, wide] of [[plain, TIE, thin], [marked, WAY, 4]]) {
    context.strokeStyle = colour;
    context.lineWidth = wide;
    context.setLineDash([]);
    strokes(context, of.whole, at);
    context.globalAlpha = 0.5; // old: its words say since when
    strokes(context, of.faint, at);
    context.globalAlpha = 1;
    context.setLineDash([5, 4]);
    strokes(context, of.dashed, at);
    context.setLineDash([1.5, 6]);
    strokes(context, of.dotted, at);
  }
  context.setLineDash([]);
}

/* What was said today has a broken line of its own beside what is in the records. */
function today(context, ties, at, chosen) {
  context.strokeStyle = TODAY;
  context.setLineDash([9, 5]);
  for (const tie of ties) {
    context.lineWidth = tie.id === chosen ? 5 : 3;
    strokes(context, [tie], at);
  }
  context.setLineDash([]);
}

/* Ties between the same two are one line. */
function pairs(ties) {
  const found = new Map();
  for (const tie of ties) {
    const key = tie.left < tie.right ? tie.left * 1e6 + tie.right : tie.right * 1e6 + tie.left;
    (found.get(key) ?? found.set(key, []).get(key)).push(tie);
  }
  return found;
}

function strokes(context, ties, at) {
  for (let start = 0; start < ties.length; start += AT_ONCE) {
    context.beginPath();
    for (const tie of ties.slice(start, start + AT_ONCE)) {
      context.moveTo(at[tie.left].x, at[tie.left].y);
      context.lineTo(at[tie.right].x, at[tie.right].y);
    }
    context.stroke();
  }
}

function shapes(context, scene, at) {
  for (const place of scene.nodes) {
    const node = scene.data.nodes[place], { x, y } = at[place];
    if (place === scene.node || scene.placed?.has(place)) ring(context, x, y);
    context.beginPath();
    trace(context, node.kind, x, y, place || scene.data.even ? 7 : 10);
    context.fillStyle = node.kind === "person" && !node.opened ? "#fff" : COLOURS[node.kind];
    context.strokeStyle = COLOURS[node.kind];
    context.lineWidth = 2;
    context.fill();
    context.stroke();
  }
}

function ring(context, x, y) {
  context.beginPath();
  context.arc(x, y, 16, 0, 2 * Math.PI);
  context.fillStyle = MARK;
  context.strokeStyle = INK;
  context.lineWidth = 3;
  context.fill();
  context.stroke();
}

/* Names where there is room: whoever is chosen first, then the middle, then in order. */
function names(context, scene, at, { width, height }) {
  context.font = FONT;
  context.textBaseline = "middle";
  const taken = [...scene.nodes].map((place) => [at[place].x - 9, at[place].y - 9, at[place].x + 9, at[place].y + 9]);
  const order = [scene.node, 0, ...scene.nodes].filter((place) => place !== null && scene.nodes.has(place));
  for (const place of new Set(order)) {
    const { x, y } = at[place];
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const { label } = scene.data.nodes[place], long = context.measureText(label).width;
    const free = (one) => one[0] > 0 && one[2] < width && !taken.some((other) => meet(one, other));
    const box = besides(x, y, long).find(free) ?? (place === scene.node ? below(x, y, long, width) : null);
    if (!box) continue;
    const left = box[0] + 2, middle = (box[1] + box[3]) / 2;
    taken.push(box);
    context.lineWidth = 4;
    context.strokeStyle = "#fff";
    context.strokeText(label, left, middle);
    context.fillStyle = (place === 0 && !scene.data.even) || place === scene.node ? INK : QUIET;
    context.fillText(label, left, middle);
  }
}

/* Where a name may stand, the best first: right, left, below, above. */
const besides = (x, y, long) => [[x + 14, y], [x - 14 - long, y], [x - long / 2, y + 20], [x - long / 2, y - 20]]
  .map(([left, middle]) => [left - 2, middle - 9, left + long + 2, middle + 9]);
const below = (x, y, long, width) => {
  const left = Math.max(2, Math.min(width - long - 4, x - long / 2));
  return [left - 2, y + 17, left + long + 2, y + 35];
};
const meet = (one, other) => one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
