/* Arrows over the land, each with its count and, in brackets, how far chance alone would carry it. */
import { drawn } from "./marks.js";
import { meet } from "./tidy.js";

const { L } = window;
const AT = 8; // a zoom to reckon in: angles are the same at every one
const NARROW = 560; // px: the range in brackets has no room
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];
const BEND = 0.16, STEPS = 24, HEAD = 0.9;
const CLASSES = [[10, 6], [4, 4], [0, 2.5]]; // times at least, width: three widths, not a scale

export function arrows(land, found) {
  const labels = found.map((one) => (one.within ? within(land, one) : between(land, one)));
  land.map.on("zoomend moveend resize", () => write(land, labels));
  land.box.dataset.arrows = found.length;
  write(land, labels);
}

function between(land, one) {
  const curve = curved(land.map.project(one.from, AT), land.map.project(one.to, AT));
  const line = Array.from({ length: STEPS + 1 }, (_, step) => curve(step / STEPS)).map((point) => land.map.unproject(point, AT));
  const [, weight] = CLASSES.find(([least]) => one.times >= least);
  L.polyline(line, { interactive: false, className: "ld-arrow", weight }).addTo(land.map);
  const [tip, before] = [curve(HEAD), curve(HEAD - 0.04)];
  stand(land, tip, head(Math.atan2(tip.y - before.y, tip.x - before.x)), "ld-tip");
  return { one, curve, marker: stand(land, curve(0.5), words(one), "ld-times") };
}

function within(land, one) {
  L.circleMarker(one.from, { interactive: false, radius: 19, className: "ld-arrow" }).addTo(land.map);
  const point = land.map.project(one.from, AT);
  return { one, curve: () => point, up: 30, marker: stand(land, point, words(one), "ld-times ld-times--up") };
}

/* Counts where there is room along their arrows, the most frequent first; the table has them all. */
function write(land, labels) {
  const taken = [...land.taken ?? []], narrow = land.box.clientWidth < NARROW;
  for (const { one, curve, up = 0, marker } of labels) {
    const text = narrow ? one.short ?? `${one.times}` : `${one.times} (${one.range})`, long = text.length * 6.6 + 12;
    const box = (at) => {
      const { x, y } = land.map.latLngToContainerPoint(land.map.unproject(curve(at), AT));
      return [x - long / 2, y - up - 10, x + long / 2, y - up + 10];
    };
    const at = ALONG.find((each) => !taken.some((other) => meet(box(each), other)));
    const label = marker.getElement().firstChild;
    label.textContent = text;
    label.hidden = at === undefined;
    if (at === undefined) continue;
    taken.push(box(at));
    marker.setLatLng(land.map.unproject(curve(at), AT));
  }
}

function curved(from, to) {
  const bent = L.point((from.x + to.x) / 2 - (to.y - from.y) * BEND, (from.y + to.y) / 2 + (to.x - from.x) * BEND);
  return (t) => L.point(
    (1 - t) ** 2 * from.x + 2 * t * (1 - t) * bent.x + t ** 2 * to.x,
    (1 - t) ** 2 * from.y + 2 * t * (1 - t) * bent.y + t ** 2 * to.y,
  );
}

function stand(land, point, html, className) {
  const icon = L.divIcon({ className, html, iconSize: [0, 0] });
  return L.marker(land.map.unproject(point, AT), { icon, interactive: false, keyboard: false }).addTo(land.map);
}

function head(angle) {
  const image = drawn("svg", { viewBox: "-10 -10 20 20", width: 20, height: 20, "aria-hidden": "true", class: "ld-tip__head" });
  image.append(drawn("path", { d: "M8 0L-7 7L-3 0L-7 -7z", transform: `rotate(${(angle * 180) / Math.PI})`, class: "ld-head" }));
  return image;
}

function words(one) {
  const made = document.createElement("span");
  made.textContent = `${one.times} (${one.range})`;
  return made;
}
