/* Why something is on the map: of what was said today, who said so and how it is graded; of what is
   in the records, whose word it is. */
import { button, make, opens, row } from "../map/page.js";

const FEW = 12; // ties named at once

export class Panel {
  constructor(place, choose) {
    Object.assign(this, { place, choose });
  }

  show({ data, node, tie }) {
    const parts = tie !== null ? this.tie(data, data.ties[tie]) : node !== null ? this.node(data, node) : this.nothing();
    this.place.replaceChildren(...parts);
  }

  nothing() {
    return [make("p", "Choose somebody or something on the map, or a statement in the list.", { className: "wh-small" })];
  }

  node(data, node) {
    const { label, word, page, why } = data.nodes[node];
    const here = data.ties.filter((tie) => tie.left === node || tie.right === node);
    const list = make("ul", "", { className: "mp-ties" });
    const newest = [...here].sort((a, b) => Number(Boolean(b.today)) - Number(Boolean(a.today)));
    for (const tie of newest.slice(0, FEW)) {
      const other = data.nodes[tie.left === node ? tie.right : tie.left].label;
      const item = make("li");
      item.append(button(`${other}: ${tie.how.toLowerCase()}`, () => this.choose({ tie: tie.id }), { className: "wh-plain-button" }));
      if (tie.today) item.append(make("span", " said at this session", { className: "wh-tag wh-tag--dashed" }));
      list.append(item);
    }
    const more = here.length > FEW ? [make("p", `Showing ${FEW} of ${here.length}.`, { className: "wh-small" })] : [];
    const said = why ? [make("p", why, { className: "wh-small" })] : [];
    const open = page ? [make("a", `Page of ${label}`, { href: page, className: "govuk-link" })] : [];
    return [make("h4", label, { className: "wh-subheading" }), make("p", word, { className: "wh-small" }), ...said, list, ...more, ...open];
  }

  tie(data, tie) {
    const ends = [tie.left, tie.right].map((node) => button(data.nodes[node].label, () => this.choose({ node }), { className: "wh-plain-button" }));
    const facts = make("dl", "", { className: "wh-pairs wh-pairs--stacked" });
    const between = row("Between", ends[0], " and ", ends[1]);
    if (tie.today) {
      facts.append(between, row("What was said", tie.how, tie.said ? `: “${tie.said}”` : ""),
        row("Who said so", tie.source, tie.whence ? `. Has it from: ${tie.whence.toLowerCase()}` : ""),
        row("When", tie.when), row("Grading", `${tie.grade}. ${tie.grade_words}`), row("Handling", tie.handling || "Your own agency alone"),
        row("In the records", "Not yet. Said at this session."));
    } else {
      facts.append(between, row("How", tie.said && tie.said !== tie.how ? `${tie.how}: ${tie.said.toLowerCase()}` : tie.how),
        row("When", tie.when), row("Whose word", tie.source), row("Grading", tie.grade || "Not graded"), row("Handling", tie.handling));
      facts.append(row("Record", opens(tie)));
    }
    return [make("h4", "Why this tie is here", { className: "wh-subheading" }), facts];
  }
}
