/* Markers that would lie on one another stand beside, with a line to where they belong; a word turns
   to the other side at the edge, and where there is no room for it waits until it is looked at. */
const WIDE = 24, HIGH = 24;
const AROUND = [[0, 0], [0, -1], [0, 1], [-1, 0], [1, 0], [0, -2], [0, 2], [-1, -1], [-1, 1], [0, -3], [0, 3]];

export function tidy(marks, points, width) {
  const taken = [];
  const at = points.map((point) => stand(point, taken));
  marks.forEach((one, place) => {
    const box = one.querySelector(".ld-mark"), line = one.querySelector("line");
    const { x, y } = at[place], away = { x: x - points[place].x, y: y - points[place].y };
    box.style.transform = `translate(${away.x}px, ${away.y}px)`;
    line.setAttribute("x2", 10 - away.x);
    line.setAttribute("y2", 10 - away.y);
    say(box, at[place], taken, width);
  });
  return taken;
}

function stand(point, taken) {
  const boxes = AROUND.map(([right, down]) => around(point.x + right * WIDE, point.y + down * HIGH));
  const box = boxes.find((one) => !taken.some((other) => meet(one, other))) ?? boxes[0];
  taken.push(box);
  return { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 };
}

function say(box, { x, y }, taken, width) {
  const long = box.querySelector(".ld-word").offsetWidth + 6;
  const sides = [["", x + 12], ["ld-mark--left", x - 12 - long]]
    .map(([name, left]) => [name, [left, y - 10, left + long, y + 10]])
    .filter(([, word]) => word[0] >= 0 && word[2] <= width);
  const free = sides.find(([, word]) => !taken.some((other) => meet(word, other)));
  box.classList.toggle("ld-mark--left", (free ?? sides[0])?.[0] === "ld-mark--left");
  box.classList.toggle("ld-mark--quiet", !free);
  if (free) taken.push(free[1]);
}

const around = (x, y) => [x - 11, y - 11, x + 11, y + 11];
export const meet = (one, other) => one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
