/* By kind, agency, grading and how many others something is tied to. */
import { make } from "./page.js";

export class Filters {
  constructor(form, changed) {
    this.form = form;
    form.addEventListener("change", () => changed(this.chosen()));
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  /* The agencies and gradings that the data has; one chosen before stays chosen. */
  fill(data, filters) {
    const { agency, grade, least } = this.form.elements;
    const sources = new Map(data.ties.map((tie) => [tie.agency, tie.source]));
    this.options(agency, [...sources].sort((a, b) => a[1].localeCompare(b[1])), filters.agency);
    const grades = [...new Set(data.ties.map((tie) => tie.grade).filter(Boolean))].sort();
    this.options(grade, grades.map((one) => [one, one]), filters.grade);
    least.value = String(filters.least || 1);
    for (const box of this.form.querySelectorAll("[name=kind]")) box.checked = !filters.off.includes(box.value);
  }

  options(select, pairs, chosen) {
    select.replaceChildren(select.options[0], ...pairs.map(([value, words]) => make("option", words, { value })));
    select.value = chosen;
  }

  chosen() {
    const { agency, grade, least } = this.form.elements;
    const off = [...this.form.querySelectorAll("[name=kind]")].filter((box) => !box.checked).map((box) => box.value);
    return { off, agency: agency.value, grade: grade.value, least: Number(least.value) };
  }
}
