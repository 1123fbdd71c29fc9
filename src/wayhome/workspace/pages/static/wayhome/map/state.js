/* What is drawn at one moment: the data, what is collapsed, what is filtered out; and the way back. */
export const unfiltered = () => ({
  off: [], kinds: [], agencies: [], feeds: [], source: "", information: "", ungraded: false, least: 1, from: null, until: null,
});

/* What the address or a kept picture says of it, as the server read it (network/graph/standing.py). */
export function restored({ shut = [], merged = [], first = null, last = null, ...rest } = {}) {
  return { shut, merged, filters: { ...unfiltered(), ...rest, from: first, until: last } };
}

export class History {
  constructor(first) {
    this.now = first;
    this.past = [];
    this.future = [];
  }

  change(changes) {
    this.past.push(this.now);
    this.future = [];
    this.now = { ...this.now, ...changes };
  }

  undo() {
    if (!this.past.length) return false;
    this.future.push(this.now);
    this.now = this.past.pop();
    return true;
  }

  redo() {
    if (!this.future.length) return false;
    this.past.push(this.now);
    this.now = this.future.pop();
    return true;
  }
}

/* The nodes and ties that stand after collapsing and filtering: places in data.nodes, and ties. */
export function shown({ data, shut, filters }) {
  const reached = unfolded(data, shut);
  let ties = data.ties.filter((tie) => reached.has(tie.left) && reached.has(tie.right) && kept(data, tie, filters));
  ties = crowded(ties, filters.least);
  const nodes = new Set([0]);
  for (const tie of ties) nodes.add(tie.left).add(tie.right);
  return { nodes, ties };
}

/* Whoever is reached from the middle without going on from what is collapsed. */
function unfolded(data, shut) {
  const closed = new Set(shut);
  const beside = neighbours(data.ties);
  const reached = new Set([0]);
  for (const at of reached) {
    if (closed.has(data.nodes[at].key)) continue;
    for (const [other] of beside.get(at) ?? []) reached.add(other);
  }
  return reached;
}

function kept(data, tie, filters) {
  if ([tie.left, tie.right].some((end) => end && filters.off.includes(data.nodes[end].kind))) return false;
  if (!among(filters.kinds, tie.kind) || !among(filters.agencies, tie.agency) || !among(filters.feeds, tie.feed)) return false;
  return graded(tie.rank, filters) && within(tie, filters.from, filters.until);
}

const among = (some, each) => !some.length || some.includes(each);

/* A grading at least: 1 to 3 for the source, A to E for how it came to know. */
function graded(rank, { source, information, ungraded }) {
  if (!source && !information) return true;
  if (!rank) return ungraded;
  return rank[0] <= (source || "3") && rank[1] <= (information || "E");
}

/* What has no day is in every time; what lasts still has no end. */
export function within(tie, from, until) {
  if (tie.from === null && tie.to === null) return true;
  const last = tie.to ?? (tie.lasts ? Infinity : tie.from);
  return (until === null || (tie.from ?? -Infinity) <= until) && (from === null || last >= from);
}

/* Things with so many others at least; whoever the picture is about always stays. */
function crowded(ties, least) {
  if (least < 2) return ties;
  const beside = neighbours(ties);
  const others = (at) => new Set((beside.get(at) ?? []).map(([other]) => other)).size;
  const enough = (at) => at === 0 || others(at) >= least;
  return ties.filter((tie) => enough(tie.left) && enough(tie.right));
}

/* Of each node its neighbours, each with the tie that leads there. */
export function neighbours(ties) {
  const beside = new Map();
  const add = (at, other, tie) => (beside.has(at) ? beside.get(at) : beside.set(at, []).get(at)).push([other, tie]);
  for (const tie of ties) {
    add(tie.left, tie.right, tie);
    add(tie.right, tie.left, tie);
  }
  return beside;
}

/* The shortest way between two over what is drawn: its steps, or null. */
export function way(ties, one, two) {
  const beside = neighbours(ties);
  const came = new Map([[one, null]]);
  for (const [at] of came) {
    if (at === two) break;
    for (const [other, tie] of beside.get(at) ?? []) if (!came.has(other)) came.set(other, { from: at, tie });
  }
  if (!came.has(two)) return null;
  const steps = [];
  for (let at = two; came.get(at); at = came.get(at).from) steps.unshift({ ...came.get(at), to: at });
  return steps;
}
