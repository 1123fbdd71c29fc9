/* Ties in time under the picture, a lane a kind of tie. The window between the two sliders filters
   picture, list and table together; it can be drawn with a pointer too. */
const LANE = 28, TOP = 4, AXIS = 22, SIDE = 8;
const DAY = 86400000;

export class Timeline {
  constructor(canvas, sliders, said, changed) {
    Object.assign(this, { canvas, sliders, said, changed, context: canvas.getContext("2d", { alpha: false }) });
    for (const slider of sliders) {
      slider.addEventListener("input", () => this.slid(slider));
      slider.addEventListener("change", () => this.changed(this.window()));
    }
    canvas.addEventListener("pointerdown", (event) => this.begin(event));
    canvas.addEventListener("pointermove", (event) => this.drag(event));
    canvas.addEventListener("pointerup", () => this.end());
    new ResizeObserver(() => this.refresh()).observe(canvas);
  }

  /* data: everything that could be drawn; standing: ids of what is; chosen: a tie; visits: what
     was at a place, in the last lane. */
  show(data, standing, filters, chosen, visits = []) {
    Object.assign(this, { standing, chosen });
    this.ties = [...data.ties, ...visits].filter((tie) => tie.from !== null);
    this.kinds = [...new Map(this.ties.map((tie) => [tie.kind, tie.how])).entries()];
    const days = this.ties.flatMap((tie) => [tie.from, tie.to ?? tie.from]);
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

  slid(slider) {
    const [from, until] = this.sliders;
    if (Number(from.value) > Number(until.value)) (slider === from ? until : from).value = slider.value;
    this.refresh();
  }

  begin(event) {
    this.held = this.dayAt(event);
    this.canvas.setPointerCapture(event.pointerId);
  }

  drag(event) {
    if (this.held === undefined) return;
    const here = this.dayAt(event);
    this.sliders[0].value = Math.min(this.held, here);
    this.sliders[1].value = Math.max(this.held, here);
    this.refresh();
  }

  end() {
    if (this.held === undefined) return;
    this.held = undefined;
    const [from, until] = this.sliders;
    if (Number(until.value) - Number(from.value) < (this.last - this.first) / 100) this.whole(); // a press, no stretch
    this.changed(this.window());
  }

  whole() {
    this.sliders[0].value = this.first;
    this.sliders[1].value = this.last;
  }

  dayAt(event) {
    const box = this.canvas.getBoundingClientRect();
    return this.first + ((event.clientX - box.left - SIDE) / (box.width - 2 * SIDE)) * (this.last - this.first);
  }

  refresh() {
    if (!this.ties?.length) return;
    const [from, until] = this.sliders.map((slider) => Number(slider.value));
    const words = (day) => new Date(day * DAY).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    this.said.textContent = `${words(from)} to ${words(until)}`;
    this.sliders.forEach((slider) => slider.setAttribute("aria-valuetext", words(Number(slider.value))));
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
    const x = (day) => SIDE + ((day - this.first) / (this.last - this.first || 1)) * (width - 2 * SIDE);
    context.fillStyle = "#e9f2f2";
    context.fillRect(x(from), 0, Math.max(2, x(until) - x(from)), height - AXIS);
    this.kinds.forEach(([kind, how], lane) => this.lane(kind, how, TOP + lane * LANE, x));
    this.axis(height, x, width);
  }

  lane(kind, how, y, x) {
    const { context } = this;
    const drawn = new Set(); // one mark a pixel is all that is seen
    for (const tie of this.ties) {
      if (tie.kind !== kind) continue;
      const end = tie.lasts ? this.last : tie.to ?? tie.from;
      const left = Math.round(x(tie.from)), long = Math.max(3, Math.round(x(end) - x(tie.from)));
      const colour = tie.id === this.chosen ? "#16181a" : this.standing.has(tie.id) ? "#0b4f55" : "#c4ced0";
      const mark = `${left} ${long} ${colour}`;
      if (drawn.has(mark)) continue;
      drawn.add(mark);
      const tall = tie.id === this.chosen ? 14 : 7;
      context.fillStyle = colour;
      context.fillRect(left - 1, y + 20 - tall / 2, long, tall);
    }
    context.font = '12px "Liberation Sans", Arial, sans-serif';
    context.textBaseline = "middle";
    context.lineWidth = 4;
    context.strokeStyle = "#fff";
    context.strokeText(how, SIDE, y + 7);
    context.fillStyle = "#16181a";
    context.fillText(how, SIDE, y + 7);
  }

  axis(height, x, width) {
    const { context } = this;
    const years = [new Date(this.first * DAY), new Date(this.last * DAY)].map((day) => day.getUTCFullYear());
    context.fillStyle = "#4a5257";
    let free = -Infinity;
    for (let year = years[0]; year <= years[1] + 1; year += 1) {
      const at = x(Date.UTC(year, 0, 1) / DAY);
      if (at < SIDE || at > width - 34 || at < free) continue;
      context.fillRect(at, height - AXIS, 1, 5);
      context.fillText(String(year), at + 3, height - AXIS / 2);
      free = at + 40;
    }
  }
}
