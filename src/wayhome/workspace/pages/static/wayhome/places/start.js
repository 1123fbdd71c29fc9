/* Places on a map of the land: what is chosen there is named below it, and marked in the list. */
import { Land } from "../land/map.js";
import { make } from "../map/page.js";

const by = (id) => document.getElementById(id);
const { markers, exact } = JSON.parse(by("places-data").textContent);
for (const figure of document.querySelectorAll("[data-needs-script]")) figure.hidden = false;
const land = new Land(by("places-map"), choose);
let chosen = null;

land.ready.then(() => {
  land.show(markers);
  land.fit();
});

function choose(key) {
  chosen = chosen === key ? null : key;
  land.press(chosen);
  const one = markers.find((each) => each.key === chosen);
  const said = by("places-chosen");
  said.replaceChildren(...(one ? [make("p", `${one.district}. ${exact[one.precision]}.`, { className: "wh-small" }), named(one)] : []));
  const links = new Set(one?.places.map((place) => place.link));
  for (const item of document.querySelectorAll(".pl-list > li")) {
    item.classList.toggle("ld-row--chosen", links.has(item.querySelector("a")?.getAttribute("href")));
  }
}

function named(one) {
  const list = make("ul", "", { className: "wh-list" });
  for (const { called, link } of one.places) {
    const item = make("li");
    item.append(make("a", called, { href: link, className: "govuk-link" }));
    list.append(item);
  }
  return list;
}
