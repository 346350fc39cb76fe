import { followMarks } from "./marks.js";
import { replaceQuery } from "./query.js";
import { fill } from "./words.js";

const NAMES = ["mark", "tag", "difficulty"];

const kindsOf = (entry) => [entry?.mark ?? "none", ...(entry?.favourite ? ["favourite"] : [])];

/** <wenda-filter>: around the choices of "mark", "tag" and "difficulty". Shows the rows of the page that fit,
 * says how many do, and keeps the choice in the page's address. */
export class Filter extends HTMLElement {
  connectedCallback() {
    this.status = this.querySelector("[role=status]");
    this.none = this.querySelector("[data-slot=none]");
    this.rows = Array.from(document.querySelectorAll("wenda-rows [data-id]"), (element) => ({
      element,
      id: element.dataset.id,
      tag: element.dataset.tags.split("\n").filter(Boolean),
      difficulty: [element.dataset.difficulty].filter(Boolean),
    }));
    const search = new URLSearchParams(location.search);
    this.choose((name) => search.get(name) ?? "");
    this.addEventListener("change", () => this.apply());
    for (const button of this.querySelectorAll("[data-action=reset]")) {
      button.addEventListener("click", () => this.reset());
    }
    followMarks((marks) => this.sort(marks));
  }

  choices(name) {
    return [...this.querySelectorAll(`[data-choice=${name}]`)];
  }

  chosen(name) {
    return this.choices(name).find((choice) => choice.selected || choice.checked).value;
  }

  /* A value that no field has, of an old link, chooses the first: all. */
  choose(valueOf) {
    for (const name of NAMES) {
      const choices = this.choices(name);
      const choice = choices.find(({ value }) => value === valueOf(name)) ?? choices[0];
      choice[choice.matches("option") ? "selected" : "checked"] = true;
    }
  }

  reset() {
    this.choose(() => "");
    this.apply();
    this.querySelector("select").focus();
  }

  apply() {
    this.remember();
    this.show();
  }

  sort(marks) {
    for (const row of this.rows) row.mark = kindsOf(marks.get(row.id));
    this.show();
  }

  /* One pass over the rows. Beside each choice stands how many rows it would show with the other fields as they are. */
  show() {
    const wanted = NAMES.map((name) => this.chosen(name));
    const counts = NAMES.map(() => new Map());
    let shown = 0;
    for (const row of this.rows) {
      const fits = NAMES.map((name, i) => !wanted[i] || row[name].includes(wanted[i]));
      NAMES.forEach((name, i) => {
        if (fits.every((fit, k) => fit || k === i)) this.count(counts[i], row[name]);
      });
      row.element.hidden = fits.includes(false);
      if (!row.element.hidden) shown++;
    }
    NAMES.forEach((name, i) => this.tell(name, counts[i]));
    this.status.textContent = fill(this.status.dataset.text, shown, this.rows.length);
    this.none.hidden = shown > 0;
    this.querySelector("[data-action=reset]").hidden = wanted.every((value) => !value);
  }

  count(counts, values) {
    for (const value of ["", ...values]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }

  tell(name, counts) {
    for (const choice of this.choices(name)) {
      const count = counts.get(choice.value) ?? 0;
      if (choice.dataset.text) choice.textContent = fill(choice.dataset.text, count);
      else choice.parentElement.querySelector("[data-slot=count]").textContent = count;
    }
  }

  remember() {
    const search = new URLSearchParams(location.search);
    for (const name of NAMES) {
      const value = this.chosen(name);
      if (value) search.set(name, value);
      else search.delete(name);
    }
    replaceQuery(search);
  }
}
