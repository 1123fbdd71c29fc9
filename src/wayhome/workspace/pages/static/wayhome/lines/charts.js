/* Charts of a line. A month of which nothing is told is left empty: it is not the same as quiet. */
const { uPlot } = window;
const FONT = '13px "Liberation Sans", Arial, sans-serif';
const INK = "#16181a", QUIET = "#d3dadb", ACCENT = "#0b4f55", OTHER = "#67408f", BAR = "#a9c9cc";
const DAY = 86400, EDGE = 20 * DAY;
const utc = (moment) => uPlot.tzDate(new Date(moment * 1000), "Etc/UTC");
const axis = { stroke: INK, font: FONT, grid: { stroke: QUIET, width: 1 }, ticks: { stroke: QUIET } };
const calm = { legend: { show: false }, cursor: { show: false }, tzDate: utc };

/* First days of months, as many as have room for their names. */
function firsts(chart, _, least, most) {
  const found = [], day = utc(least), step = Math.max(1, Math.ceil((most - least) / (30 * DAY) / (chart.width / 90)));
  for (let month = day.getMonth() + 1; ; month += step) {
    const at = Date.UTC(day.getFullYear(), month, 1) / 1000;
    if (at > most) return found;
    found.push(at);
  }
}
const named = (_, splits) => splits.map((at) => new Date(at * 1000).toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }));
const time = { ...axis, splits: firsts, values: named };

/* told: [first of the month, records, calls] each, the first first. */
export function months(box, told) {
  const [x, rows, calls] = [0, 1, 2].map((column) => told.map((one) => one[column]));
  const any = calls.some(Boolean);
  const whole = (least) => (_, __, high) => [0, Math.max(least, Math.ceil(high * 1.1))];
  drawn(box, [x, rows, calls.map((one) => one || null)], {
    height: 240,
    scales: { x: { range: [x[0] - EDGE, x.at(-1) + EDGE] }, y: { range: whole(3) }, calls: { range: whole(3) } },
    series: [
      {},
      { stroke: ACCENT, fill: BAR, paths: uPlot.paths.bars({ size: [0.5, 36] }), points: { show: false } },
      { scale: "calls", stroke: OTHER, width: 2, show: any, points: { show: true, size: 9, fill: "#fff", stroke: OTHER, width: 2 }, paths: () => null },
    ],
    axes: [
      time,
      { ...axis, label: "Records", labelFont: FONT, values: whole_only },
      { ...axis, label: "Calls", labelFont: FONT, scale: "calls", side: 1, show: any, grid: { show: false }, values: whole_only },
    ],
  });
}

/* told: { number, first, last } each; a lane a number, from the first to the last day told of. */
export function numbers(box, told) {
  const x = [...new Set(told.flatMap((one) => [one.first, one.last]))].sort((one, other) => one - other);
  const lanes = told.map((one, place) => x.map((at) => (at >= one.first && at <= one.last ? told.length - place : null)));
  drawn(box, [x, ...lanes], {
    height: 76 + told.length * 34,
    scales: { x: { range: [x[0] - EDGE, x.at(-1) + EDGE] }, y: { range: [0.4, told.length + 0.6] } },
    series: [{}, ...told.map(() => ({ stroke: ACCENT, width: 8, points: { show: true, size: 9, fill: ACCENT, stroke: ACCENT } }))],
    axes: [
      time,
      { ...axis, size: 118, splits: () => told.map((_, place) => told.length - place), values: (_, at) => at.map((one) => told[told.length - one]?.number ?? ""), grid: { show: false } },
    ],
  });
}

const whole_only = (_, splits) => splits.map((one) => (Number.isInteger(one) ? one.toLocaleString("en-GB") : ""));

function drawn(box, data, options) {
  const chart = new uPlot({ ...calm, ...options, width: box.clientWidth }, data, box);
  new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height: options.height })).observe(box);
  box.dataset.drawn = data[0].length;
}
