/* The canvas of the picture: where each node stands in it, nearer and further, and what is pressed. */
import { draw } from "./drawing.js";

const EDGE = 46, NEAR = 18; // px
const LONGEST = 90; // px between two, so that three nodes do not fill the window

export class Picture {
  constructor(canvas, chosen) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d", { alpha: false });
    this.chosen = chosen;
    this.camera = { zoom: 1, x: 0, y: 0 };
    this.moved = null;
    canvas.addEventListener("pointerdown", (event) => this.down(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerup", (event) => this.up(event));
    canvas.addEventListener("pointercancel", () => { this.moved = null; });
    new ResizeObserver(() => this.refresh()).observe(canvas);
    window.addEventListener("beforeprint", () => this.refresh(3));
    window.addEventListener("afterprint", () => this.refresh());
  }

  show(scene) {
    this.scene = scene;
    this.refresh();
  }

  /* Drawn again, at most once a frame unless for paper. */
  refresh(sharp = 0) {
    if (!this.scene) return;
    if (sharp) return void this.paint(sharp);
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.paint(window.devicePixelRatio || 1));
  }

  paint(sharp) {
    const width = this.canvas.clientWidth, height = this.canvas.clientHeight;
    if (!width || !height) return;
    this.canvas.width = width * sharp;
    this.canvas.height = height * sharp;
    this.at = this.places(width, height);
    draw(this.context, this.scene, this.at, { width, height, sharp, near: this.camera.zoom > 3 });
    this.canvas.dataset.drawn = String(this.scene.nodes.size);
  }

  places(width, height) {
    const { nodes } = this.scene.data;
    const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
    const bounds = (values) => values.reduce(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [0, 0]);
    const [left, right] = bounds(xs), [top, bottom] = bounds(ys);
    const fit = Math.min((width - 2 * EDGE) / (right - left || 1), (height - 2 * EDGE) / (bottom - top || 1), LONGEST);
    const scale = fit * this.camera.zoom;
    const middle = { x: width / 2 + this.camera.x, y: height / 2 + this.camera.y };
    return nodes.map((node) => ({
      x: middle.x + (node.x - (left + right) / 2) * scale,
      y: middle.y + (node.y - (top + bottom) / 2) * scale,
    }));
  }

  zoom(times) {
    const zoom = Math.min(12, Math.max(1, this.camera.zoom * times));
    const share = zoom / this.camera.zoom;
    this.camera = { zoom, x: this.camera.x * share, y: this.camera.y * share };
    this.canvas.classList.toggle("mp-canvas--near", zoom > 1);
    this.refresh();
  }

  fit() {
    this.camera = { zoom: 1, x: 0, y: 0 };
    this.canvas.classList.remove("mp-canvas--near");
    this.refresh();
  }

  down(event) {
    this.moved = { x: event.clientX, y: event.clientY, far: 0 };
    this.canvas.setPointerCapture(event.pointerId);
  }

  move(event) {
    if (!this.moved) return;
    const x = event.clientX - this.moved.x, y = event.clientY - this.moved.y;
    this.moved = { x: event.clientX, y: event.clientY, far: this.moved.far + Math.abs(x) + Math.abs(y) };
    this.camera = { ...this.camera, x: this.camera.x + x, y: this.camera.y + y };
    this.refresh();
  }

  up(event) {
    const pressed = this.moved && this.moved.far < 6;
    this.moved = null;
    if (!pressed || !this.at) return;
    const box = this.canvas.getBoundingClientRect();
    const here = { x: event.clientX - box.left, y: event.clientY - box.top };
    let best = null, far = NEAR;
    for (const place of this.scene.nodes) {
      const away = Math.hypot(this.at[place].x - here.x, this.at[place].y - here.y);
      if (away < far) [best, far] = [place, away];
    }
    this.chosen(best);
  }
}
