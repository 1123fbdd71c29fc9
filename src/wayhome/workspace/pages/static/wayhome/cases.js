/* A question that hangs on another is shown once that is answered so. Without script all are shown,
   each with what it hangs on. */
const form = document.querySelector(".ca-form");

const show = () => {
  for (const each of form.querySelectorAll("[data-when]")) {
    const wanted = each.dataset.is.split("|");
    const chosen = [...form.querySelectorAll(`[name="${each.dataset.when}"]:checked`)];
    each.hidden = !chosen.some((one) => wanted.includes(one.value));
    each.querySelector(".ca-when__told").hidden = true;
  }
};

if (form) {
  form.addEventListener("change", show);
  show();
}

/* On a telephone a form is asked one question at a time, until somebody chooses otherwise. */
if (form?.querySelector("[data-one]") && matchMedia("(max-width: 480px)").matches) {
  const turned = new URL(location);
  turned.searchParams.set("answer", "one");
  location.replace(turned);
}

/* What is typed is kept as a draft by itself: some seconds after the last key, and when the page is
   left. A connection that is lost says so, and it is tried again with the next key. */
const status = form?.querySelector("[data-drafts]");
const PAUSE = 4000;
let waits = 0;
let said = false; // what is said is no draft any more
let sent = form && status ? typed() : "";

function typed() {
  const body = new FormData(form);
  body.delete("back-to");
  return new URLSearchParams(body).toString();
}

async function keep() {
  const body = typed();
  if (body === sent || said) return;
  try {
    const answer = await fetch(status.dataset.drafts, {
      method: "POST", body, keepalive: body.length < 60000, redirect: "manual",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    });
    if (!answer.ok) throw new Error();
    sent = body;
    const now = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    status.textContent = `Kept as your draft, ${now}`;
  } catch {
    status.textContent = "Not kept: no connection. What you typed is still on this page.";
  }
}

if (status) {
  form.addEventListener("input", () => {
    clearTimeout(waits);
    waits = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waits);
    said = true;
  });
  document.addEventListener("visibilitychange", () => document.hidden && keep());
}

/* Words that may blame a child are named below the box while somebody writes, with others to put in
   their place. Nothing is refused for its words; what stands in quotation marks is left alone. */
const held = document.getElementById("wordings");
const wordings = (held ? JSON.parse(held.textContent) : []).map(([avoid, say, instead]) => ({
  avoid: new RegExp(`\\b(?:${avoid})\\b`, "i"), say, instead,
}));
const quoted = /“[^”]*”?|"[^"]*"?/g;

function met(box, avoid) {
  const blank = box.value.replace(quoted, (words) => " ".repeat(words.length));
  return avoid.exec(blank);
}

function offer(box) {
  let list = box.parentElement.querySelector(".ca-wording");
  if (!list) {
    list = document.createElement("div");
    list.className = "ca-wording";
    list.setAttribute("role", "status");
    box.after(list);
  }
  list.replaceChildren(...wordings.flatMap((one) => row(box, one)));
}

function row(box, one) {
  const found = met(box, one.avoid);
  if (!found) return [];
  const line = document.createElement("p");
  line.append(`“${found[0]}” may blame a child. ${one.say} `);
  if (one.instead) line.append(button(box, one));
  return [line];
}

function button(box, one) {
  const put = document.createElement("button");
  put.type = "button";
  put.className = "wh-plain-button";
  put.textContent = `Write “${one.instead}”`;
  put.addEventListener("click", () => {
    const found = met(box, one.avoid);
    if (found) box.setRangeText(one.instead, found.index, found.index + found[0].length, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  });
  return put;
}

form?.addEventListener("input", (event) => {
  if (event.target.matches("textarea")) offer(event.target);
});
for (const box of form?.querySelectorAll("textarea") ?? []) if (box.value) offer(box);
