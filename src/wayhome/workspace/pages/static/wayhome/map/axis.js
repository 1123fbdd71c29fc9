/* Days under a timeline: years, or months where few years are seen, as many as there is room for. */
const DAY = 86400000, MONTHS = 900; // days; of more, years alone

export function axis(context, [first, last], { x, y, from, until }) {
  context.fillStyle = "#4a5257";
  const months = last - first < MONTHS, begin = new Date(first * DAY);
  const long = months ? 72 : 40; // px from one to the next
  let at = Date.UTC(begin.getUTCFullYear(), months ? begin.getUTCMonth() : 0, 1), free = -Infinity;
  while (at / DAY <= last) {
    const day = new Date(at), left = x(at / DAY);
    const word = months ? day.toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }) : String(day.getUTCFullYear());
    if (left >= from && left <= until - (months ? 24 : 0) && left >= free) {
      context.fillRect(left, y, 1, 5);
      context.fillText(word, left + 3, y + 11);
      free = left + long;
    }
    at = Date.UTC(day.getUTCFullYear() + (months ? 0 : 1), months ? day.getUTCMonth() + 1 : 0, 1);
  }
}
