import { followMarks } from "./marks.js";
import { questions } from "./questions.js";

/** <wenda-progress>: how many questions of this site the reader knows. */
export class Progress extends HTMLElement {
  connectedCallback() {
    this.bar = this.querySelector("progress");
    followMarks((marks) => this.show(marks));
  }

  /* Marks of questions that the site has no more do not count; without marks there is nothing to look up. */
  async show(marks) {
    const list = marks.size ? await questions() : [];
    const known = list.filter(({ id }) => marks.get(id)?.mark === "known").length;
    this.bar.value = known;
    this.querySelector("[data-slot=known]").textContent = known;
  }
}
