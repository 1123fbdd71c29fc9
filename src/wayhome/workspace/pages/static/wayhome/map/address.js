/* The address says all that is drawn: what was opened, folded, drawn as one and filtered. So it can be
   loaded again, kept, printed without script and exported. Read on the server: picture/chosen.py. */
const DAY = 86400000;
const NAMES = ["fold", "as_one", "hide", "tie", "agency", "feed", "source", "info", "ungraded", "least", "from", "until", "shown"];
const iso = (day) => (day === null ? "" : new Date(day * DAY).toISOString().slice(0, 10));

export function address(search, { data, shut, merged, filters }) {
  const asked = new URLSearchParams(search);
  for (const name of ["open", "page", ...NAMES]) asked.delete(name);
  const many = { open: data.open, fold: shut, as_one: merged, hide: filters.off, tie: filters.kinds, agency: filters.agencies, feed: filters.feeds };
  const one = {
    source: filters.source, info: filters.information, ungraded: filters.ungraded ? "yes" : "",
    least: filters.least > 1 ? String(filters.least) : "", from: iso(filters.from), until: iso(filters.until),
  };
  for (const [name, values] of Object.entries(many)) values.forEach((value) => asked.append(name, value));
  for (const [name, value] of Object.entries(one)) if (value) asked.append(name, value);
  // of a kept picture its own folds and filters count until the address says something of them
  if (asked.has("kept") && !NAMES.some((name) => asked.has(name))) asked.append("shown", "whole");
  return String(asked);
}
