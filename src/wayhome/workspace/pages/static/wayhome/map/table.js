/* The table of ties, once script runs: what stands in the picture, and no more. */
import { button, cell, make } from "./page.js";

const PAGE = 50, ON_PAPER = 20; // pages

export class Table {
  constructor(table, said, more, acts) {
    Object.assign(this, { body: table.tBodies[0], said, more, acts, pages: 1 });
    window.addEventListener("beforeprint", () => { this.pages = ON_PAPER; this.show(this.view); });
  }

  show(view) {
    if (view.ties !== this.ties) this.pages = 1;
    Object.assign(this, { view, ties: view.ties });
    const at = view.ties.findIndex((tie) => tie.id === view.tie);
    this.pages = Math.max(this.pages, Math.ceil((at + 1) / PAGE));
    const some = view.ties.slice(0, PAGE * this.pages);
    this.body.replaceChildren(...some.map((tie) => this.row(view, tie)));
    const all = view.ties.length, whole = view.data.ties.length;
    this.said.textContent = `Showing ${some.length} of ${all} ties, the newest first${all < whole ? `; ${whole - all} are folded away or filtered out` : ""}.`;
    this.more.replaceChildren(...(some.length < all ? [button("Show more rows", () => { this.pages += 1; this.show(view); })] : []));
  }

  row(view, tie) {
    const row = make("tr");
    if (tie.id === view.tie || view.marked?.has(tie.id) || [tie.left, tie.right].includes(view.node)) row.className = "mp-row--chosen";
    row.dataset.tie = tie.id;
    const head = make("th", "", { scope: "row" });
    const name = (place) => button(view.data.nodes[place].label, () => this.acts.choose(place), { className: "wh-plain-button" });
    head.append(name(tie.left), " – ", name(tie.right));
    const how = cell("How");
    how.append(button(tie.how, () => this.acts.chooseTie(tie.id), { className: "wh-plain-button" }));
    if (tie.said && tie.said !== tie.how) how.append(make("small", tie.said));
    if (tie.disputed) { how.append(make("small", `Disputed ${tie.disputed}`, { className: "wh-disputed__why" })); row.classList.add("wh-disputed"); }
    const source = cell("Whose word");
    source.append(tie.record ? make("a", tie.source, { href: tie.record, className: "govuk-link" }) : tie.source);
    const said = tie.asks ? `Record of ${tie.asks}: asks why you look` : tie.opens || tie.closed;
    if (said) source.append(make("small", said));
    row.append(head, how, cell("When", tie.when), source, cell("Grading", tie.grade || "Not graded"));
    return row;
  }
}
