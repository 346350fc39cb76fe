import { followMarks } from "./marks.js";

/** <wenda-rows>: around a list of questions. Rows get a copy of the template's badges for the marks that they have. */
export class MarkedRows extends HTMLElement {
  connectedCallback() {
    this.badges = this.querySelector("template").content;
    this.rows = this.querySelectorAll("[data-id]");
    followMarks((marks) => this.show(marks));
  }

  show(marks) {
    for (const badges of this.querySelectorAll(".badges")) badges.remove();
    if (!marks.size) return;
    for (const row of this.rows) {
      const entry = marks.get(row.dataset.id);
      if (entry) row.querySelector(".row-link").after(this.badgesOf(entry));
    }
  }

  badgesOf({ mark, favourite }) {
    const made = document.createElement("span");
    made.className = "badges";
    for (const kind of [favourite && "favourite", mark]) {
      if (kind) made.append(this.badges.querySelector(`[data-mark=${kind}]`).cloneNode(true));
    }
    return made;
  }
}
