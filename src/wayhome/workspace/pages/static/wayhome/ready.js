/* Tells the style sheets that script runs; the design system's components look for these names. */
document.documentElement.classList.add("js-enabled");
document.addEventListener("DOMContentLoaded", () => {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
});
