/* People of one address or line drawn as one: their ties become those of the address or line, and
   each tie stays the one it was, with its own "why". */
export const GATHERS = { place: "of this address", line: "of this line" };
const SHORTEST = 2; // people; one alone is as quick to read

/* Who is drawn beside a thing and could be gathered in it: never whoever the picture is about. */
export function company(data, ties, place) {
  const others = ties.filter((tie) => tie.left === place || tie.right === place).map((tie) => (tie.left === place ? tie.right : tie.left));
  return [...new Set(others)].filter((other) => other !== 0 && data.nodes[other].kind === "person");
}

export const gathers = (data, ties, place) => data.nodes[place].kind in GATHERS && company(data, ties, place).length >= SHORTEST;

/* What is drawn once everybody of the things in `merged` stands in them; the first of them has them. */
export function merged(data, drawn, keys) {
  const stands = new Map(), named = new Map();
  for (const key of keys) {
    const place = data.nodes.findIndex((node) => node.key === key);
    if (!drawn.nodes.has(place)) continue;
    const people = company(data, drawn.ties, place).filter((other) => !stands.has(other));
    people.forEach((other) => stands.set(other, place));
    if (people.length) named.set(place, people.length);
  }
  if (!stands.size) return { data, ...drawn };
  const end = (place) => stands.get(place) ?? place;
  const ties = drawn.ties.map((tie) => ({ ...tie, left: end(tie.left), right: end(tie.right) })).filter((tie) => tie.left !== tie.right);
  const nodes = new Set([...drawn.nodes].map(end));
  const words = (node, many) => ({ ...node, label: `${node.label} and ${many} ${many === 1 ? "person" : "people"} as one` });
  const labelled = data.nodes.map((node, place) => (named.has(place) ? words(node, named.get(place)) : node));
  return { data: { ...data, nodes: labelled }, nodes, ties };
}
