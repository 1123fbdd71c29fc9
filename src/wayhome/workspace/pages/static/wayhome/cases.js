/* A question that hangs on another is shown once that is answered so. Without script all are shown,
   each with what it hangs on. */
const form = document.querySelector(".ca-form");

const show = () => {
  for (const each of form.querySelectorAll("[data-when]")) {
    const wanted = each.dataset.is.split(" ");
    const chosen = [...form.querySelectorAll(`[name="${each.dataset.when}"]:checked`)];
    each.hidden = !chosen.some((one) => wanted.includes(one.value));
    each.querySelector(".ca-when__told").hidden = true;
  }
};

if (form) {
  form.addEventListener("change", show);
  show();
}
