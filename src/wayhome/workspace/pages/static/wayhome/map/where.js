/* Where on the land: the sixth view. What stands in the window of time is on the map and in the
   table; a place that is chosen marks its ties, and a tie or a thing that is chosen its place. */
import { Land } from "../land/map.js";
import { button, cell, make } from "./page.js";
import { within } from "./state.js";

export class Where {
  constructor(box, table, said, acts) {
    Object.assign(this, { table, said, acts });
    this.land = new Land(box, (key) => acts.chooseMarker(key));
  }

  show(view) {
    const whole = view.data.where.markers, markers = view.markers;
    const drawn = markers.map((one) => one.key).join(" ");
    const beside = new Set(markers.filter((one) => goes(one, view)).map((one) => one.key));
    if (drawn !== this.drawn) this.land.show(markers);
    if (this.drawn === undefined && markers.length) this.land.fit();
    this.drawn = drawn;
    this.land.press(view.marker?.key, beside);
    this.table.tBodies[0].replaceChildren(...markers.flatMap((one) => this.rows(one, view.marker?.key === one.key || beside.has(one.key))));
    this.said.textContent = markers.length < whole.length ? `In what stands now: ${markers.length} of ${whole.length} places.` : "";
  }

  rows(one, chosen) {
    return one.visits.map((visit, place) => {
      const row = make("tr", "", chosen ? { className: "mp-row--chosen" } : {});
      const head = make("th", "", { scope: "row" });
      head.append(button(visit.place, () => this.acts.chooseMarker(one.key), { className: "wh-plain-button" }));
      if (!place) head.append(make("small", `${one.district}. ${this.acts.exact[one.precision]}`));
      const what = cell("What", visit.what);
      if (visit.part) what.append(make("small", visit.part));
      const source = cell("Whose word");
      source.append(visit.record ? make("a", visit.source, { href: visit.record, className: "govuk-link" }) : visit.source);
      row.append(head, what, cell("When", visit.when), cell("From home", one.far), source);
      return row;
    });
  }
}

/* Markers as they stand: with the visits of the window, of the agency, of ties that are drawn. */
export function standing(data, filters, ties) {
  const drawn = new Set(ties.map((tie) => tie.id));
  const stands = (visit) => within(visit, filters.from, filters.until)
    && (!filters.agencies.length || visit.agencies.some((one) => filters.agencies.includes(one)))
    && (!visit.ties.length || visit.ties.some((tie) => drawn.has(tie)));
  return placed(data)
    .map((one) => ({ ...one, visits: one.visits.filter(stands) }))
    .filter((one) => one.visits.length);
}

/* Visits as the timeline draws them, in a lane of their own. */
export const dated = (data) => placed(data).flatMap((one) => one.visits.map((visit) => (
  { ...visit, id: `${one.key} ${visit.id}`, marker: one.key, kind: "where", how: "At a place on the map below" })));

/* A picture around what has no place of its own comes without any. */
const placed = (data) => data.where?.markers ?? [];

/* A person has no place of their own: theirs are those along their ties. */
function goes(one, { node, tie, touching }) {
  if (tie !== null) return one.visits.some((visit) => visit.ties.includes(tie));
  return node !== null && one.visits.some((visit) => visit.nodes.some((each) => each.at === node) || (node && visit.ties.some((each) => touching.has(each))));
}
