/* The picture of flows between areas: it says what the tables of its page say. */
import { flows } from "../land/flows.js";

const by = (id) => document.getElementById(id);
const told = JSON.parse(by("flows-data").textContent);

for (const figure of document.querySelectorAll("[data-needs-script]")) figure.hidden = false;
if (told.length) flows(told, by("flows-map"), by("ways-table"));
