/* What is said of whoever or whatever is chosen: what lies one step further, its ties, and of a tie
   why it is there. */
import { grouped } from "./groups.js";
import { GATHERS, gathers } from "./merging.js";
import { button, count, make, opens, row } from "./page.js";

const FEW = 12; // ties named at once
const PAGES = {
  place: "The page of this address: you may be asked why", institution: "Its page: you may be asked why", line: "The page of this line: you may be asked why",
  phone: "Search for this number", vehicle: "Search for this vehicle",
};

export class Panel {
  constructor(place, words, acts) {
    Object.assign(this, { place, words, acts });
  }

  /* view: { data, nodes, ties, node, tie, way, start, shut } */
  show(view) {
    const parts = view.marker ? this.marker(view.marker) : view.tie !== null ? this.tie(view) : view.node !== null ? this.node(view) : this.nothing();
    this.place.replaceChildren(...parts);
  }

  nothing() {
    return [make("p", "Choose somebody or something in the picture, in the list or in the table.", { className: "wh-small" })];
  }

  /* A place on the land, as exactly as it is known. */
  marker(one) {
    const list = make("ul", "", { className: "mp-ties" });
    for (const visit of one.visits.slice(0, FEW)) {
      const item = make("li", `${visit.what}, ${visit.when}: ${visit.place}. `);
      item.append(make("span", visit.source, { className: "wh-quiet" }));
      for (const { at, label } of visit.nodes) item.append(" ", button(label, () => this.acts.choose(at), { className: "wh-plain-button" }));
      list.append(item);
    }
    const more = one.visits.length > FEW ? [make("p", `Showing ${FEW} of ${one.visits.length}; the table of places has all.`, { className: "wh-small" })] : [];
    const words = `${one.district}. ${this.acts.exact[one.precision]}. From home: ${one.far}.`;
    return [make("h3", one.word, { className: "wh-subheading" }), make("p", words, { className: "wh-small" }), list, ...more];
  }

  tie(view) {
    const tie = view.data.ties[view.tie];
    const ends = [tie.left, tie.right].map((end) => button(view.data.nodes[end].label, () => this.acts.choose(end), { className: "wh-plain-button" }));
    const facts = make("dl", "", { className: "wh-pairs wh-pairs--stacked" });
    facts.append(
      row("Between", ends[0], " and ", ends[1]),
      row("How", tie.said && tie.said !== tie.how ? `${tie.how}: ${tie.said.toLowerCase()}` : tie.how, tie.named ? ". Only named, so its line is dashed" : ""),
      ...(tie.disputed ? [row("Disputed", tie.disputed.replace(/^./, (l) => l.toUpperCase()))] : []),
      row("When", tie.when, tie.times > 1 ? `, ${tie.times} times` : ""),
      row("Whose word", tie.source),
      row("Grading", tie.grade || "Not graded"),
      row("Handling", tie.handling),
      ...(tie.conditions ? [row("Conditions", tie.conditions)] : []),
      row("Reached Wayhome", tie.learned),
      row("Record", opens(tie)),
    );
    return [make("h3", "Why this tie is here", { className: "wh-subheading" }), facts];
  }

  node(view) {
    const node = view.data.nodes[view.node];
    const heading = make("h3", node.label, { className: "wh-subheading" });
    return [heading, make("p", node.word, { className: "wh-small" }), ...this.further(view, node), ...this.gather(view, node), ...this.leave(node), ...this.ways(view), ...grouped(view, this.acts), ...this.ties(view)];
  }

  further(view, node) {
    if (node.why) return [make("p", node.why, { className: "wh-small" })];
    const list = make("ul", "", { className: "mp-further" });
    for (const [kind, [drawn, all]] of Object.entries(node.further)) {
      const [, one, many] = this.words[kind];
      const item = make("li", drawn < all ? `Showing ${drawn} of ${count(all, one, many)} ` : count(all, one, many));
      if (drawn < all) item.append(button(`Show ${Math.min(20, all - drawn)} more`, () => this.acts.open(node.key, kind)));
      list.append(item);
    }
    const shut = view.shut.includes(node.key);
    const parts = list.children.length ? [make("p", "Tied to it, as far as you can see:", { className: "wh-small" }), list] : [];
    if (view.node !== 0 && list.children.length) parts.push(button(shut ? "Unfold again" : "Fold away what hangs on it", () => this.acts.fold(node.key)));
    return parts;
  }

  gather(view, node) {
    const held = view.merged?.includes(node.key);
    if (!this.acts.gather || (!held && !gathers(view.data, view.ties, view.node))) return [];
    return [button(held ? "Draw them one by one again" : `Draw the people ${GATHERS[node.kind]} as one`, () => this.acts.gather(node.key))];
  }

  leave(node) {
    if (node.may) return [button("Show their ties here", () => this.acts.open(node.key, ""))];
    if (!node.page || node.key === this.acts.middle) return [];
    const theirs = node.opened ? "Their page" : `Open ${node.label}: you will be asked why`;
    const said = PAGES[node.kind] ?? theirs;
    return [make("p", "")].map((line) => { line.append(make("a", said, { href: node.page, className: "govuk-link" })); return line; });
  }

  ways(view) {
    const parts = [];
    if (view.start !== null && view.start !== view.node) {
      const from = view.data.nodes[view.start].label;
      const over = view.other ? `that does not lead through ${view.data.nodes[0].label}` : "over what is drawn";
      parts.push(make("p", view.way ? `The shortest way from ${from}, ${over}:` : `No way from ${from} over what is drawn. Others may hold more.`, { className: "wh-small" }));
      if (view.way) parts.push(this.steps(view));
      parts.push(...this.beyond(view));
    }
    parts.push(button(view.start === view.node ? "Now choose where the way leads" : "Begin a way here", () => this.acts.begin(view.node)));
    return parts;
  }

  beyond(view) {
    const [one, two] = [view.start, view.node].map((place) => view.data.nodes[place].key);
    const asked = view.data.ways?.find((way) => way.one === one && way.two === two);
    if (asked) return asked.said ? [make("p", asked.said, { className: "wh-small" })] : [];
    return this.acts.beyond ? [button("Look for another way beyond what is drawn", () => this.acts.beyond(one, two))] : [];
  }

  steps(view) {
    const list = make("ol", "", { className: "mp-steps" });
    for (const { to, tie } of view.way) {
      const item = make("li");
      item.append(button(tie.how, () => this.acts.chooseTie(tie.id), { className: "wh-plain-button" }), `, ${tie.when.replace(/^[A-Z]/, (l) => l.toLowerCase())}: ${view.data.nodes[to].label}`);
      list.append(item);
    }
    return list;
  }

  ties(view) {
    const here = view.ties.filter((tie) => tie.left === view.node || tie.right === view.node);
    const list = make("ul", "", { className: "mp-ties" });
    for (const tie of here.slice(0, FEW)) {
      const other = view.data.nodes[tie.left === view.node ? tie.right : tie.left].label;
      const item = make("li");
      item.append(button(`${other}: ${tie.how.toLowerCase()}`, () => this.acts.chooseTie(tie.id), { className: "wh-plain-button" }), make("span", ` ${tie.when}`, { className: "wh-quiet" }));
      list.append(item);
    }
    const more = here.length > FEW ? [make("p", `Showing ${FEW} of ${here.length}; the table has all.`, { className: "wh-small" })] : [];
    return here.length ? [make("h4", `Its ${count(here.length, "tie")}: why is each here?`, { className: "mp-minor" }), list, ...more] : [];
  }
}
