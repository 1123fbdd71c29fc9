/* A sheet of paper is on no register and has no recipient, so nobody and nothing is named on it, as
   in an export without names: letters and numbers of this sheet alone, and no word of a record's own. */
const LETTERS = { person: "P", place: "A", institution: "I", phone: "T", vehicle: "V", line: "L", contact: "C" };
const WORDS = { said: "", asks: "", opens: "", closed: "" };

export function unnamed(data) {
  const counts = {};
  const nodes = data.nodes.map((node) => {
    const letter = LETTERS[node.kind];
    if (!letter) return node; // an event: its kind and its day
    counts[letter] = (counts[letter] ?? 0) + 1;
    return { ...node, label: `${letter}-${counts[letter]}` };
  });
  const ties = data.ties.map((tie) => ({ ...tie, ...WORDS, disputed: tie.disputed ? "in the records" : "" }));
  return { ...data, nodes, ties };
}

/* Calls `show` with what is to be on the sheet before it is printed, and again afterwards. Before
   the picture listens: it paints for paper what it was shown last. */
export function onPaper(show) {
  const title = document.title;
  window.addEventListener("beforeprint", () => { document.title = "Map without names – Wayhome"; show(unnamed); });
  window.addEventListener("afterprint", () => { document.title = title; show((data) => data); });
}
