/* The table on a screen: the map, the form, and what others said since, asked for every few seconds.
   Every asking is an event of the trail, so it slows down while nothing is said and rests while
   nobody looks. */
import { Picture } from "../map/picture.js";
import { make } from "../map/page.js";
import { Form } from "./form.js";
import { Panel } from "./panel.js";

const SOONEST = 3000, LATEST = 30000; // milliseconds
const by = (id) => document.getElementById(id);
const board = by("session-board"), said = by("session-said"), told = by("session-news");
let data = JSON.parse(by("session-map").textContent);
let chosen = { node: null, tie: null }; // keys that last: a node's key, a statement's number
let version = board.dataset.version, pause = SOONEST;

board.hidden = false;
const picture = new Picture(by("session-picture"), (node) => choose({ node }));
const panel = new Panel(by("session-panel"), choose);
const form = new Form(by("session-say"), JSON.parse(board.dataset.wants));
const list = by("session-choose");

function show() {
  const nodes = new Set(data.nodes.keys());
  const node = data.nodes.findIndex((one) => one.key === chosen.node);
  const tie = data.ties.findIndex((one) => mark(one) === chosen.tie && chosen.tie !== null);
  const view = { data, nodes, ties: data.ties, node: node < 0 ? null : node, tie: tie < 0 ? null : tie, way: null };
  picture.show({ ...view, tie: tie < 0 ? null : data.ties[tie].id });
  panel.show(view);
  const named = data.nodes.map((one) => new Option(`${one.label} (${one.word.toLowerCase()}${one.today ? ", said at this session" : ""})`, one.key));
  list.replaceChildren(list.options[0], ...named);
  list.value = node < 0 ? "" : chosen.node;
  for (const press of said.querySelectorAll("[data-show]")) press.hidden = !data.ties.some((one) => one.statement === press.dataset.show);
}

/* What names a tie after the map was drawn anew. */
const mark = (tie) => tie.statement ?? `${data.nodes[tie.left].key} ${data.nodes[tie.right].key} ${tie.kind} ${tie.when} ${tie.agency}`;

function choose({ node = null, tie = null }) {
  chosen = { node: node === null ? null : data.nodes[node].key, tie: tie === null ? null : mark(data.ties[tie]) };
  show();
}

/* Where things stood they stay: only what is new finds its place. */
function put(next) {
  const stood = new Map(data.nodes.map((one) => [one.key, one]));
  data = { ...next, nodes: next.nodes.map((one) => (stood.has(one.key) ? { ...one, x: stood.get(one.key).x, y: stood.get(one.key).y } : one)) };
}

async function ask() {
  if (document.hidden) return;
  try {
    const answer = await fetch(`${board.dataset.news}?have=${version}`, { headers: { Accept: "application/json" } });
    if (answer.redirected || !answer.ok) throw new Error("not given");
    const news = await answer.json();
    told.textContent = "";
    pause = news.same ? Math.min(LATEST, pause * 1.5) : SOONEST;
    if (!news.same) take(news);
  } catch {
    told.textContent = "What others said could not be fetched. What you typed is kept: load the page again.";
    pause = LATEST;
  }
}

function take(news) {
  version = news.version;
  put(news.map);
  const held = document.activeElement?.closest("[data-said]")?.dataset.said;
  said.innerHTML = news.said; // drawn by the server, which escapes what people wrote
  if (held) said.querySelector(`[data-said="${CSS.escape(held)}"] a, [data-said="${CSS.escape(held)}"] button:not([hidden])`)?.focus();
  form.offer(news.choices);
  show();
  told.replaceChildren(news.open ? "Something new was said. It is at the top of the list and on the map." : make("b", "The session was closed. Nothing more can be added."));
}

function later() {
  setTimeout(async () => { await ask(); later(); }, pause);
}

list.addEventListener("change", () => choose({ node: list.value ? data.nodes.findIndex((one) => one.key === list.value) : null }));
said.addEventListener("click", (event) => {
  const press = event.target.closest("[data-show]");
  if (!press) return;
  choose({ tie: data.ties.findIndex((one) => one.statement === press.dataset.show) });
  by("session-panel").focus({ preventScroll: window.innerWidth > 960 });
});
document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
show();
later();
