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
