/* The pictures of a line: arrows between areas, activity by the month, numbers over time. Each says
   what the table beside it says. */
import { flows } from "../land/flows.js";
import { months, numbers } from "./charts.js";

const by = (id) => document.getElementById(id);
const told = JSON.parse(by("line-data").textContent);

for (const figure of document.querySelectorAll("[data-needs-script]")) figure.hidden = false;
if (told.flows.arrows.length) flows(told.flows.arrows, by("line-flows"), by("flow-table"));
if (told.chart.months.length) months(by("line-months"), told.chart.months);
if (told.chart.numbers.length) numbers(by("line-spans"), told.chart.numbers);
