/* Everything that is drawn, as a list for the keyboard: arrows move, Enter chooses, Escape lets go. */
import { make } from "./page.js";

const MOST = 300; // buttons at once; a word in the box finds the others

export class Listing {
  constructor(list, box, said, choose) {
    Object.assign(this, { list, box, said, choose });
    box.addEventListener("input", () => this.write());
    list.addEventListener("keydown", (event) => this.key(event));
  }

  show(view) {
    this.view = view;
    this.write();
  }

  write() {
    const { data, nodes, node } = this.view, sought = this.box.value.trim().toLowerCase();
    const named = [...nodes].filter((place) => `${data.nodes[place].label} ${data.nodes[place].word}`.toLowerCase().includes(sought));
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.place : null;
    this.list.replaceChildren(...named.slice(0, MOST).map((place) => this.item(data.nodes[place], place, node)));
    this.said.textContent = named.length > MOST ? `Showing ${MOST} of ${named.length}: write a part of the name to find others.` : "";
    const buttons = [...this.list.querySelectorAll("button")];
    const tab = buttons.find((one) => one.getAttribute("aria-pressed") === "true") ?? buttons[0];
    if (tab) tab.tabIndex = 0;
    if (focused) buttons.find((one) => one.dataset.place === focused)?.focus({ preventScroll: true });
  }

  item(node, place, chosen) {
    const press = make("button", node.label, { type: "button", tabIndex: -1, className: "mp-item" });
    press.dataset.place = place;
    press.setAttribute("aria-pressed", String(place === chosen));
    press.append(make("span", node.word));
    press.addEventListener("click", () => this.choose(place));
    const item = make("li");
    item.append(press);
    return item;
  }

  key(event) {
    const buttons = [...this.list.querySelectorAll("button")], at = buttons.indexOf(document.activeElement);
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 };
    if (event.key === "Escape") this.choose(null);
    if (!(event.key in moves)) return;
    event.preventDefault();
    const next = buttons[Math.max(0, Math.min(buttons.length - 1, moves[event.key]))];
    for (const one of buttons) one.tabIndex = one === next ? 0 : -1;
    next?.focus();
  }
}
