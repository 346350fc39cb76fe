import { loadScript } from "./load-script.js";
import { placeOf } from "./place.js";
import { practice, applyPractice, savePractice } from "./practice-store.js";

/** <wenda-practice data-more>: around the switch. Parts of the answer are hidden by the style sheet until their button is
 * pressed; the clock and the way to the next question come with the script that `data-more` names. */
export class Practice extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.input.addEventListener("change", () => {
      savePractice(this.input.checked);
      this.follow();
      dispatchEvent(new Event("wenda-practice"));
    });
    for (const button of document.querySelectorAll(".part-show")) {
      button.addEventListener("click", () => this.show(button, button.getAttribute("aria-expanded") !== "true"));
    }
    this.follow();
    this.reveal();
    addEventListener("storage", () => this.follow()); /* another tab's switch */
    addEventListener("hashchange", () => this.reveal());
  }

  follow() {
    applyPractice();
    this.input.checked = practice().on;
    if (this.input.checked) this.more ??= loadScript(this.dataset.more).catch(() => {}); /* the pager's way is left */
  }

  show(button, open) {
    button.setAttribute("aria-expanded", open);
    button.closest(".part").toggleAttribute("data-shown", open);
  }

  /* What the address leads to is asked for. */
  reveal() {
    const target = placeOf(location.hash);
    const button = target?.closest(".part")?.querySelector(".part-show");
    if (!button || target.closest(".part-head")) return;
    this.show(button, true);
    target.scrollIntoView();
  }
}
