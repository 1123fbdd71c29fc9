/* Starts the design system's components. Every page works without this. */
import { initAll } from "../vendor/govuk-frontend.min.js";

/* A module runs before DOMContentLoaded, so before ready.js has said it of the body; and no component
   starts until it is said. */
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
