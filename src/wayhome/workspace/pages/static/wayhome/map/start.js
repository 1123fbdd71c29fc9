/* Starts the picture of ties: one state, and six views of it that always say the same. */
import { address } from "./address.js";
import { Filters } from "./filters.js";
import { Listing } from "./listing.js";
import { merged } from "./merging.js";
import { Panel } from "./panel.js";
import { onPaper } from "./paper.js";
import { Picture } from "./picture.js";
import { History, restored, shown, way } from "./state.js";
import { Table } from "./table.js";
import { Timeline } from "./timeline.js";
import { Where, dated, standing } from "./where.js";

const by = (id) => document.getElementById(id);
const root = by("map");
const first = JSON.parse(by("map-data").textContent);
const history = new History({ data: first, ...restored(first.shown) });
const chosen = { node: null, tie: null, marker: null, start: null }; // by key, by number: not undone
const middle = first.nodes[0].key;
let outlined = true; // how it is looked at: not undone
let sheet = (data) => data; // what of it may be read: on paper no names
const acts = { choose, chooseTie, chooseMarker, open, fold, gather, beyond: root.dataset.more ? beyond : null, begin, middle, exact: first.where?.exact ?? {} };

root.hidden = false;
onPaper((as) => { sheet = as; show(); });
const picture = new Picture(by("map-picture"), choose);
const panel = new Panel(by("map-panel"), JSON.parse(root.dataset.words), acts);
const listing = new Listing(by("map-list"), by("map-find"), by("map-list-said"), choose);
const table = new Table(by("map-table"), by("map-table-said"), by("map-table-more"), acts);
const filters = new Filters(by("map-filters"), (changes) => filter(changes));
const timeline = new Timeline(by("map-time"), [by("map-from"), by("map-until")], by("map-time-said"), { filter, pick, ...buttons("map-time-nearer", "map-time-further", "map-time-whole") });
for (const figure of document.querySelectorAll("[data-needs-script]")) figure.hidden = false;
const where = by("map-where") && new Where(by("map-where"), by("where-table"), by("where-now"), acts);
by("map-pages")?.remove(); // the table's own pages are for those without script

function show() {
  const focused = document.activeElement;
  const now = history.now, read = sheet(now.data), { data, nodes, ties } = merged(read, shown({ ...now, data: read }), now.merged);
  const place = (key) => { const at = now.data.nodes.findIndex((node) => node.key === key); return nodes.has(at) ? at : null; };
  const node = place(chosen.node), start = place(chosen.start);
  const tie = ties.some((one) => one.id === chosen.tie) ? chosen.tie : null;
  const markers = standing(now.data, now.filters, ties);
  const marker = markers.find((one) => one.key === chosen.marker) ?? null;
  const marked = new Set(marker?.visits.flatMap((visit) => visit.ties));
  const placed = new Set(marker?.visits.flatMap((visit) => visit.nodes.map((each) => each.at)));
  const other = now.data.ways?.some((one) => one.found && one.one === chosen.start && one.two === chosen.node); // not through the middle
  const steps = start !== null && node !== null && start !== node ? way(other ? ties.filter((one) => one.left && one.right) : ties, start, node) : null;
  const touching = new Set(node === null ? [] : ties.filter((one) => one.left === node || one.right === node).map((one) => one.id));
  const view = { ...now, data, outlined, nodes, ties, node, tie, start, way: steps, other, markers, marker, marked, placed, touching };
  picture.show(view);
  panel.show(view);
  listing.show(view);
  table.show(view);
  const visited = dated({ where: { markers } });
  timeline.show(now.data, { standing: new Set([...ties, ...visited].map((one) => one.id)), filters: now.filters, chosen: brushed(view, visited), visits: dated(now.data) });
  where?.show(view);
  filters.fill(now.data, now.filters);
  const less = nodes.size < now.data.nodes.length;
  by("map-said").textContent = now.data.said;
  by("map-now").textContent = less ? `Now ${nodes.size} of these ${now.data.nodes.length} are drawn: others are folded away or filtered out.` : "";
  by("map-undo").disabled = !history.past.length;
  by("map-redo").disabled = !history.future.length;
  // what had the keyboard was written anew: what is said of the choice comes next
  if (!focused.isConnected && document.activeElement === document.body) by("map-panel").focus({ preventScroll: true });
  told(now);
}

/* What of the timeline goes with what is chosen: one mark, and what is beside it. */
function brushed({ tie, marker, marked, touching }, visits) {
  const beside = new Set([...marked, ...touching, ...visits.filter((one) => one.marker === marker?.key).map((one) => one.id)]);
  return { mark: tie, beside };
}

/* The address opens the same picture again, on paper and without script too. */
function told(now) {
  const text = address(location.search, now);
  window.history.replaceState(null, "", text ? `?${text}` : location.pathname);
  for (const link of document.querySelectorAll("[data-as-drawn]")) link.search = text;
}

/* A mark of the timeline: its tie, or its place. */
function pick(one) {
  chosen.node = chosen.tie = chosen.marker = null;
  if (one.marker) chosen.marker = one.marker;
  else chosen.tie = one.id;
  show();
}

function buttons(...ids) {
  const [nearer, further, whole] = ids.map(by);
  return { nearer, further, whole };
}

function choose(place) {
  chosen.node = place === null ? null : history.now.data.nodes[place].key;
  chosen.tie = chosen.marker = null;
  show();
}

/* A place on the land: its ties and things are marked everywhere. */
function chooseMarker(key) {
  chosen.marker = chosen.marker === key ? null : key;
  chosen.node = chosen.tie = null;
  show();
}

function chooseTie(id) {
  chosen.tie = id;
  chosen.marker = null;
  show();
  by("map-panel").focus({ preventScroll: window.innerWidth > 960 });
}

function begin(place) {
  chosen.start = history.now.data.nodes[place].key;
  show();
}

function change(changes) {
  history.change(changes);
  show();
}

function filter(changes) {
  change({ filters: { ...history.now.filters, ...changes } });
}

function fold(key) {
  const { shut } = history.now;
  change({ shut: shut.includes(key) ? shut.filter((one) => one !== key) : [...shut, key] });
}

/* Everybody of an address or a line drawn as one, or one by one again. */
function gather(key) {
  const { merged: held } = history.now;
  change({ merged: held.includes(key) ? held.filter((one) => one !== key) : [...held, key] });
}

/* A way between two beyond what is drawn: the server draws what it needs. */
function beyond(one, two) {
  return fetchMore([...history.now.data.open, `way|${one}|${two}`]);
}

/* More of one kind beside something, or the ties of somebody opened through the gate. */
async function open(key, kind) {
  const { data } = history.now, beside = `${key}~${kind}~`;
  const held = data.open.find((one) => one.startsWith(beside));
  const pages = held ? Number(held.slice(beside.length)) + 1 : kind ? 2 : 1;
  await fetchMore([...data.open.filter((one) => one !== held), beside + pages]);
}

async function fetchMore(wishes) {
  const asked = new URLSearchParams(location.search);
  asked.delete("open");
  asked.delete("page");
  wishes.forEach((wish) => asked.append("open", wish));
  root.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`${root.dataset.more}?${asked}`, { headers: { Accept: "application/json" } });
    if (answer.redirected || !answer.ok) throw new Error("not given");
    const more = await answer.json();
    chosen.tie = null;
    change({ data: more });
  } catch {
    by("map-now").textContent = "More could not be fetched. Load the page again: you may be asked why you look.";
  }
  root.removeAttribute("aria-busy");
}

const back = (moved) => { if (moved) { chosen.tie = null; show(); } };
by("map-undo").addEventListener("click", () => back(history.undo()));
by("map-redo").addEventListener("click", () => back(history.redo()));
by("map-groups")?.addEventListener("click", (event) => {
  outlined = !outlined;
  event.currentTarget.setAttribute("aria-pressed", String(outlined));
  show();
});
by("map-nearer").addEventListener("click", () => picture.zoom(1.5));
by("map-further").addEventListener("click", () => picture.zoom(1 / 1.5));
by("map-whole").addEventListener("click", () => picture.fit());
root.addEventListener("keydown", (event) => {
  if (event.key === "Escape") choose(null);
  const typing = event.target.closest("input[type=text], input[type=search], select");
  if (!(event.ctrlKey || event.metaKey) || typing) return;
  if (event.key === "z" && !event.shiftKey) back(history.undo());
  else if (event.key === "y" || (event.key === "Z" || event.key === "z")) back(history.redo());
  else return;
  event.preventDefault();
});
show();
