/* Ties in time under the picture, a lane a kind of tie. The window between the two sliders filters
   picture, list and table together; it can be drawn with a pointer too. A mark can be chosen, and what
   is chosen elsewhere is marked here. Nearer and further change what is seen, and filter nothing. */
import { axis } from "./axis.js";

const LANE = 28, TOP = 4, AXIS = 22, SIDE = 8;
const DAY = 86400000, PRESS = 5; // px: less is a press, and no stretch of time
const NEAREST = 14; // days from side to side
const INK = "#16181a";
const LOOKS = { // colour, px high
  mark: [INK, 16], beside: ["#9a4a00", 12], stands: ["#0b4f55", 7], quiet: ["#c4ced0", 7],
};

export class Timeline {
  constructor(canvas, sliders, said, acts) {
    Object.assign(this, { canvas, sliders, said, acts, context: canvas.getContext("2d", { alpha: false }), seen: null });
    for (const slider of sliders) {
      slider.addEventListener("input", () => this.slid(slider));
      slider.addEventListener("change", () => acts.filter(this.window()));
    }
    canvas.addEventListener("pointerdown", (event) => this.begin(event));
    canvas.addEventListener("pointermove", (event) => this.drag(event));
    canvas.addEventListener("pointerup", (event) => this.end(event));
    canvas.addEventListener("keydown", (event) => this.key(event));
    acts.nearer?.addEventListener("click", () => this.nearer());
    acts.further?.addEventListener("click", () => this.further());
    acts.whole?.addEventListener("click", () => this.see(null));
    new ResizeObserver(() => this.refresh()).observe(canvas);
  }

  /* data: everything that could be drawn; standing: ids of what is; chosen: the mark that is, and
     those beside it; visits: what was at a place, in the last lane. */
  show(data, { standing, filters, chosen, visits }) {
    Object.assign(this, { standing, chosen });
    this.ties = [...data.ties, ...visits].filter((tie) => tie.from !== null);
    this.kinds = [...new Map(this.ties.map((tie) => [tie.kind, tie.how])).entries()];
    const days = this.ties.flatMap((tie) => [tie.from, tie.lasts ? tie.from : tie.to ?? tie.from]);
    this.first = days.reduce((low, day) => Math.min(low, day), Infinity);
    this.last = days.reduce((high, day) => Math.max(high, day), -Infinity);
    const bounds = [filters.from ?? this.first, filters.until ?? this.last];
    this.sliders.forEach((slider, which) => {
      slider.min = this.first;
      slider.max = this.last;
      slider.value = bounds[which];
    });
    this.canvas.parentElement.hidden = !this.ties.length;
    this.canvas.height = TOP + this.kinds.length * LANE + AXIS;
    this.refresh();
  }

  window() {
    const [from, until] = this.sliders.map((slider) => Number(slider.value));
    return { from: from > this.first ? from : null, until: until < this.last ? until : null };
  }

  /* From which to which day is seen. */
  get span() {
    return this.seen ?? [this.first, this.last];
  }

  see(span) {
    this.seen = span && span[1] - span[0] < this.last - this.first ? span : null;
    this.refresh();
  }

  /* To the window where one is drawn, else to half of what is seen. */
  nearer() {
    const [low, high] = this.span, { from, until } = this.window();
    const [left, right] = [Math.max(low, from ?? low), Math.min(high, until ?? high)];
    const drawn = right > left && right - left < (high - low) * 0.9;
    const half = Math.max(NEAREST, drawn ? (right - left) * 1.1 : (high - low) / 2) / 2;
    const mark = this.ties.find((tie) => tie.id === this.chosen?.mark)?.from;
    this.around(drawn ? (left + right) / 2 : mark ?? (low + high) / 2, half);
  }

  further() {
    const [low, high] = this.span;
    this.around((low + high) / 2, high - low);
  }

  /* So many days to both sides of a day, within what there is. */
  around(middle, half) {
    const low = Math.max(this.first, Math.min(middle - half, this.last - 2 * half));
    this.see([low, Math.min(this.last, low + 2 * half)]);
  }

  /* Arrow keys go from mark to mark of what stands. */
  key(event) {
    if (event.key === "+" || event.key === "=") this.nearer();
    else if (event.key === "-") this.further();
    else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) this.walk(event.key);
    else return;
    event.preventDefault();
  }

  walk(key) {
    const marks = this.ties.filter((tie) => this.standing.has(tie.id)).sort((one, two) => one.from - two.from);
    const at = marks.findIndex((tie) => this.isChosen(tie));
    const to = { ArrowLeft: at < 0 ? marks.length - 1 : at - 1, ArrowRight: at + 1, Home: 0, End: marks.length - 1 }[key];
    const next = marks[Math.max(0, Math.min(marks.length - 1, to))];
    if (!next || next === marks[at]) return;
    this.walked = next.id;
    const [low, high] = this.span;
    if (next.from < low || next.from > high) this.around(next.from, (high - low) / 2);
    this.acts.pick(next);
  }

  /* Several visits share a place: the one that was walked to is the one that is left again. */
  isChosen(tie) {
    return tie.marker ? tie.id === this.walked && this.chosen.beside.has(tie.id) : tie.id === this.chosen.mark;
  }

  slid(slider) {
    const [from, until] = this.sliders;
    if (Number(from.value) > Number(until.value)) (slider === from ? until : from).value = slider.value;
    this.refresh();
  }

  begin(event) {
    this.held = { x: event.clientX, day: this.dayAt(event), was: this.sliders.map((slider) => slider.value) };
    this.canvas.setPointerCapture(event.pointerId);
  }

  drag(event) {
    if (!this.held || Math.abs(event.clientX - this.held.x) < PRESS) return;
    const here = this.dayAt(event);
    this.sliders[0].value = Math.min(this.held.day, here);
    this.sliders[1].value = Math.max(this.held.day, here);
    this.refresh();
  }

  /* A press on a mark chooses it; a press beside every mark brings back the whole time. */
  end(event) {
    if (!this.held) return;
    const press = Math.abs(event.clientX - this.held.x) < PRESS, { was } = this.held;
    this.held = undefined;
    const mark = press ? this.markAt(event) : null;
    if (mark) {
      this.sliders.forEach((slider, which) => { slider.value = was[which]; });
      this.walked = mark.id;
      return void this.acts.pick(mark);
    }
    if (press) [this.sliders[0].value, this.sliders[1].value] = [this.first, this.last];
    this.acts.filter(this.window());
  }

  /* What stands comes before what is filtered out, and what is drawn last lies on top. */
  markAt(event) {
    const box = this.canvas.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
    const near = this.marks.filter((one) => Math.abs(y - one.y) < LANE / 2 && x > one.left - 4 && x < one.right + 4 && this.standing.has(one.tie.id));
    const away = (one) => Math.abs(x - one.left);
    return near.reduce((best, one) => (!best || away(one) <= away(best) ? one : best), null)?.tie ?? null;
  }

  dayAt(event) {
    const box = this.canvas.getBoundingClientRect(), [low, high] = this.span;
    const day = low + ((event.clientX - box.left - SIDE) / (box.width - 2 * SIDE)) * (high - low);
    return Math.max(this.first, Math.min(this.last, day));
  }

  refresh() {
    if (!this.ties?.length) return;
    const [from, until] = this.sliders.map((slider) => Number(slider.value));
    const words = (day) => new Date(day * DAY).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    const seen = this.seen ? ` Seen here: ${words(Math.round(this.seen[0]))} to ${words(Math.round(this.seen[1]))}.` : "";
    this.said.textContent = `${words(from)} to ${words(until)}.${seen}`;
    this.sliders.forEach((slider) => slider.setAttribute("aria-valuetext", words(Number(slider.value))));
    if (this.acts.further) this.acts.further.disabled = this.acts.whole.disabled = !this.seen;
    cancelAnimationFrame(this.waiting);
    this.waiting = requestAnimationFrame(() => this.paint(from, until));
  }

  paint(from, until) {
    const sharp = window.devicePixelRatio || 1, width = this.canvas.clientWidth;
    const height = TOP + this.kinds.length * LANE + AXIS, { context } = this;
    this.canvas.width = width * sharp;
    this.canvas.height = height * sharp;
    context.setTransform(sharp, 0, 0, sharp, 0, 0);
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    const [low, high] = this.span;
    const x = (day) => SIDE + ((day - low) / (high - low || 1)) * (width - 2 * SIDE);
    const edge = (day) => Math.max(0, Math.min(width, x(day)));
    context.fillStyle = "#e9f2f2";
    context.fillRect(edge(from), 0, Math.max(2, edge(until) - edge(from)), height - AXIS);
    this.marks = [];
    this.kinds.forEach(([kind, how], lane) => this.lane(kind, how, TOP + lane * LANE, x, width));
    axis(context, this.span, { x, y: height - AXIS, from: SIDE, until: width - 34 });
    this.canvas.dataset.marks = this.marks.length;
  }

  lane(kind, how, y, x, width) {
    const { context } = this, drawn = new Set(); // one mark a pixel is all that is seen
    for (const tie of this.ties) {
      if (tie.kind !== kind) continue;
      const end = tie.lasts ? Math.min(this.last, tie.to ?? this.last) : tie.to ?? tie.from;
      const left = Math.max(0, Math.round(x(tie.from))), right = Math.min(width, Math.max(left + 3, Math.round(x(end))));
      if (right < 0 || left > width || x(end) < 0) continue;
      const [colour, tall] = this.look(tie);
      const mark = `${left} ${right} ${colour}`;
      if (drawn.has(mark)) continue;
      drawn.add(mark);
      this.marks.push({ tie, left, right, y: y + 20 });
      context.fillStyle = colour;
      context.fillRect(left - 1, y + 20 - tall / 2, right - left, tall);
    }
    context.font = '12px "Liberation Sans", Arial, sans-serif';
    context.textBaseline = "middle";
    context.lineWidth = 4;
    context.strokeStyle = "#fff";
    context.strokeText(how, SIDE, y + 7);
    context.fillStyle = INK;
    context.fillText(how, SIDE, y + 7);
  }

  /* Told apart by height too, for those who see no colours. */
  look(tie) {
    if (tie.id === this.chosen.mark) return LOOKS.mark;
    if (this.chosen.beside.has(tie.id)) return LOOKS.beside;
    return this.standing.has(tie.id) ? LOOKS.stands : LOOKS.quiet;
  }
}
