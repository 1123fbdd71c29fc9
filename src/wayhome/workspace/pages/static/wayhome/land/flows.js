/* Arrows from home areas to places on a map of the land. Choosing an area marks its rows in the table
   that says the same. */
import { arrows } from "./arrows.js";
import { Land } from "./map.js";

export function flows(told, box, table) {
  const land = new Land(box, choose);
  const areas = new Map();
  for (const { from, to, areas: [origin, destination], names } of told) {
    areas.set(origin, [from, names[0]]);
    areas.set(destination, [to, names[1]]);
  }
  const markers = [...areas].map(([area, [[lat, lon], name]]) => (
    { key: area, area, lat, lon, shape: "area", precision: "area", word: name, district: "a district" }));
  let chosen = null;
  land.ready.then(() => {
    land.show(markers, { named: false });
    land.fit();
    arrows(land, told);
  });
  function choose(area) {
    chosen = chosen === area ? null : area;
    land.press(chosen);
    for (const row of table.tBodies[0].rows) {
      row.classList.toggle("ld-row--chosen", [row.dataset.origin, row.dataset.destination].includes(chosen));
    }
  }
}
