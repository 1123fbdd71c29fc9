/* Starts the picture of ties: one state, and five views of it that always say the same. */
import { Filters } from "./filters.js";
import { Listing } from "./listing.js";
import { Panel } from "./panel.js";
import { Picture } from "./picture.js";
import { History, shown, unfiltered, way } from "./state.js";
import { Table } from "./table.js";
import { Timeline } from "./timeline.js";

const by = (id) => document.getElementById(id);
const root = by("map");
const first = JSON.parse(by("map-data").textContent);
const history = new History({ data: first, shut: [], filters: unfiltered() });
const chosen = { node: null, tie: null, start: null }; // by key, by number: not undone
const middle = first.nodes[0].key;
const acts = { choose, chooseTie, open, fold, begin, middle };

root.hidden = false;
const picture = new Picture(by("map-picture"), choose);
const panel = new Panel(by("map-panel"), JSON.parse(root.dataset.words), acts);
const listing = new Listing(by("map-list"), by("map-find"), by("map-list-said"), choose);
const table = new Table(by("map-table"), by("map-table-said"), by("map-table-more"), acts);
const filters = new Filters(by("map-filters"), (changes) => filter(changes));
const timeline = new Timeline(by("map-time"), [by("map-from"), by("map-until")], by("map-time-said"), (changes) => filter(changes));
by("map-pages")?.remove(); // the table's own pages are for those without script

function show() {
  const focused = document.activeElement;
  const now = history.now, { nodes, ties } = shown(now);
  const place = (key) => { const at = now.data.nodes.findIndex((node) => node.key === key); return nodes.has(at) ? at : null; };
  const node = place(chosen.node), start = place(chosen.start);
  const tie = ties.some((one) => one.id === chosen.tie) ? chosen.tie : null;
  const steps = start !== null && node !== null && start !== node ? way(ties, start, node) : null;
  const view = { ...now, nodes, ties, node, tie, start, way: steps };
  picture.show(view);
  panel.show(view);
  listing.show(view);
  table.show(view);
  timeline.show(now.data, new Set(ties.map((one) => one.id)), now.filters, tie);
  filters.fill(now.data, now.filters);
  const less = nodes.size < now.data.nodes.length;
  by("map-said").textContent = now.data.said;
  by("map-now").textContent = less ? `Now ${nodes.size} of these ${now.data.nodes.length} are drawn: others are folded away or filtered out.` : "";
  by("map-undo").disabled = !history.past.length;
  by("map-redo").disabled = !history.future.length;
  // what had the keyboard was written anew: what is said of the choice comes next
  if (!focused.isConnected && document.activeElement === document.body) by("map-panel").focus({ preventScroll: true });
  address(now.data);
}

/* The address opens the same picture again, on paper and without script too. */
function address({ open: wishes }) {
  const asked = new URLSearchParams(location.search);
  asked.delete("open");
  wishes.forEach((wish) => asked.append("open", wish));
  const text = String(asked);
  window.history.replaceState(null, "", text ? `?${text}` : location.pathname);
  by("map-keep").search = text;
}

function choose(place) {
  chosen.node = place === null ? null : history.now.data.nodes[place].key;
  chosen.tie = null;
  show();
}

function chooseTie(id) {
  chosen.tie = id;
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

/* More of one kind beside something, or the ties of somebody opened through the gate. */
async function open(key, kind) {
  const { data } = history.now, beside = `${key}~${kind}~`;
  const held = data.open.find((one) => one.startsWith(beside));
  const pages = held ? Number(held.slice(beside.length)) + 1 : kind ? 2 : 1;
  const wishes = [...data.open.filter((one) => one !== held), beside + pages];
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
