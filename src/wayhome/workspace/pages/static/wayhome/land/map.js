/* A map of the land: outlines of districts that come with Wayhome, no tiles, nothing from elsewhere.
   Markers are walked by arrow keys and chosen with Enter; on paper it stands as on the screen. */
import { mark } from "./marks.js";
import { meet, tidy } from "./tidy.js";

const { L, topojson } = window;
const BRITAIN = [[49.9, -8], [59, 1.9]];
const NEAREST = 11; // districts alone: nearer there is nothing to see
const PAPER = 660; // px across a sheet of A4; a page for A3 says more
const CROWD = 25; // markers; of more, words stand only at the one that is looked at

export class Land {
  constructor(box, choose = () => {}) {
    const calm = { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false };
    const coarse = window.matchMedia("(pointer: coarse)").matches; // one finger scrolls the page
    this.map = L.map(box, { ...calm, attributionControl: false, scrollWheelZoom: false, dragging: !coarse, zoomSnap: 0.25, minZoom: 4.5, maxZoom: NEAREST + 1 });
    Object.assign(this, { box, choose, markers: [], layers: L.layerGroup().addTo(this.map), names: L.layerGroup().addTo(this.map) });
    this.map.fitBounds(BRITAIN);
    this.map.on("zoomend moveend resize", () => this.tidy());
    box.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("beforeprint", () => this.wide(`${Math.min(box.clientWidth, box.dataset.paper ?? PAPER)}px`));
    window.addEventListener("afterprint", () => this.wide(""));
    new ResizeObserver(() => this.map.invalidateSize({ pan: false })).observe(box);
    this.ready = this.outlines();
  }

  async outlines() {
    const answer = await fetch(new URL("./districts.json", import.meta.url));
    const whole = await answer.json();
    this.districts = new Map();
    L.geoJSON(topojson.feature(whole, whole.objects.districts), {
      interactive: false, style: { className: "ld-district" },
      onEachFeature: ({ properties }, layer) => this.districts.set(properties.code, { name: properties.name, layer }),
    }).addTo(this.map);
    this.box.dataset.outlines = this.districts.size;
  }

  /* markers: { key, lat, lon, area, shape, precision, word, district }, the first first. `named`:
     whether their districts are written too. */
  show(markers, { named = true } = {}) {
    const focused = this.marks?.findIndex((one) => one === document.activeElement);
    this.markers = markers;
    this.layers.clearLayers();
    this.box.classList.toggle("ld-map--crowd", markers.length > CROWD);
    this.marks = markers.map((one, place) => this.place(one, place));
    this.box.dataset.markers = markers.length;
    this.tidy();
    if (named) this.ready.then(() => this.name(markers));
    if (focused >= 0) this.marks[Math.min(focused, this.marks.length - 1)]?.focus({ preventScroll: true });
  }

  place(one, place) {
    const icon = L.divIcon({ className: "ld-icon", html: mark(one), iconSize: [28, 28] });
    const layer = L.marker([one.lat, one.lon], { icon, keyboard: false, riseOnHover: true }).addTo(this.layers);
    const element = layer.getElement();
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", `${one.word}, ${one.district}`);
    element.setAttribute("aria-pressed", "false");
    element.tabIndex = place ? -1 : 0;
    layer.on("click", () => this.choose(one.key));
    return element;
  }

  /* Which are chosen, and which go with what is chosen elsewhere. */
  press(chosen, beside = new Set()) {
    this.markers.forEach((one, place) => {
      this.marks[place].setAttribute("aria-pressed", String(one.key === chosen));
      this.marks[place].classList.toggle("ld-icon--beside", beside.has(one.key));
    });
  }

  /* Districts of markers by name; those that are all that is known have a dashed edge. */
  name(markers) {
    const rough = new Set(markers.filter((one) => one.precision === "area").map((one) => one.area));
    for (const [code, { layer }] of this.districts) layer.getElement()?.classList.toggle("ld-district--rough", rough.has(code));
    this.codes = new Set(markers.map((one) => one.area));
    this.write();
  }

  /* The names of districts where nothing else stands: below, above, or in the middle. */
  write() {
    const taken = [...this.taken ?? []];
    this.names.clearLayers();
    for (const code of this.codes ?? []) {
      const found = this.districts?.get(code);
      if (!found) continue;
      const edge = found.layer.getBounds(), long = found.name.length * 6.6;
      const spots = [[edge.getSouth(), 12], [edge.getNorth(), -12], [edge.getCenter().lat, 0]].map(([lat, down]) => {
        const { x, y } = this.map.latLngToContainerPoint([lat, edge.getCenter().lng]);
        return [x - long / 2, y + down - 8, x + long / 2, y + down + 8];
      });
      const box = spots.find((one) => !taken.some((other) => meet(one, other)));
      if (!box) continue;
      taken.push(box);
      const text = document.createElement("span");
      text.textContent = found.name;
      const icon = L.divIcon({ className: "ld-name", html: text, iconSize: [0, 0] });
      const at = this.map.containerPointToLatLng([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]);
      L.marker(at, { icon, interactive: false, keyboard: false, zIndexOffset: -5000 }).addTo(this.names);
    }
  }

  /* Each marker and word where there is room for it. */
  tidy() {
    if (!this.markers.length || this.markers.length > CROWD) return;
    this.taken = tidy(this.marks, this.markers.map((one) => this.map.latLngToContainerPoint([one.lat, one.lon])), this.box.clientWidth);
    this.write();
  }

  /* Drawn anew at the width of the sheet, so that nothing is cut off at its edge. */
  wide(width) {
    this.box.style.width = width;
    this.map.invalidateSize({ pan: false });
    this.fit();
  }

  fit() {
    const points = this.markers.map((one) => [one.lat, one.lon]);
    this.map.fitBounds(points.length ? L.latLngBounds(points) : BRITAIN, { paddingTopLeft: [40, 50], paddingBottomRight: [90, 50], maxZoom: NEAREST - 2 });
  }

  key(event) {
    const at = this.marks?.indexOf(document.activeElement) ?? -1;
    if (at < 0) return;
    if (event.key === "Enter" || event.key === " ") this.choose(this.markers[at].key);
    const last = this.marks.length - 1;
    const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
    if (next !== undefined) this.walk(Math.max(0, Math.min(last, next)));
    else if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation(); // arrows would move the land too
  }

  walk(to) {
    this.marks.forEach((one, place) => { one.tabIndex = place === to ? 0 : -1; });
    this.map.panInside(this.markers[to], { padding: [40, 40], animate: false });
    this.marks[to].focus({ preventScroll: true });
  }
}
