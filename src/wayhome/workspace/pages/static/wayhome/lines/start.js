/* The pictures of a line: arrows between areas, activity by the month, numbers over time. Each says
   what the table beside it says. */
import { arrows } from "../land/arrows.js";
import { Land } from "../land/map.js";
import { months, numbers } from "./charts.js";

const by = (id) => document.getElementById(id);
const told = JSON.parse(by("line-data").textContent);

for (const figure of document.querySelectorAll("[data-needs-script]")) figure.hidden = false;
if (told.flows.arrows.length) flows();
if (told.chart.months.length) months(by("line-months"), told.chart.months);
if (told.chart.numbers.length) numbers(by("line-spans"), told.chart.numbers);

function flows() {
  const land = new Land(by("line-flows"), choose);
  const areas = new Map();
  for (const { from, to, areas: [origin, destination], names } of told.flows.arrows) {
    areas.set(origin, [from, names[0]]);
    areas.set(destination, [to, names[1]]);
  }
  const markers = [...areas].map(([area, [[lat, lon], name]]) => (
    { key: area, area, lat, lon, shape: "area", precision: "area", word: name, district: "a district" }));
  let chosen = null;
  land.ready.then(() => {
    land.show(markers, { named: false });
    land.fit();
    arrows(land, told.flows.arrows);
  });
  function choose(area) {
    chosen = chosen === area ? null : area;
    land.press(chosen);
    for (const row of by("flow-table").tBodies[0].rows) {
      row.classList.toggle("ld-row--chosen", [row.dataset.origin, row.dataset.destination].includes(chosen));
    }
  }
}
