import { placeOf } from "./place.js";

/** <wenda-folds>: around questions that unfold. One opens when a link leads to it or into it; on paper all are open. */
export class Folds extends HTMLElement {
  connectedCallback() {
    this.show(location.hash);
    addEventListener("hashchange", () => this.show(location.hash));
    /* a link to where the address leads already changes no address */
    addEventListener("click", ({ target }) => this.show(target.closest?.("a[href^='#']")?.hash ?? ""));
    addEventListener("beforeprint", () => this.unfold());
    addEventListener("afterprint", () => this.fold());
  }

  show(hash) {
    const place = placeOf(hash);
    const fold = this.contains(place) && place.closest("details");
    if (!fold || fold.open) return;
    fold.open = true;
    place.scrollIntoView();
  }

  /* For browsers whose style sheets cannot. */
  unfold() {
    this.unfolded = [...this.querySelectorAll("details:not([open])")];
    for (const fold of this.unfolded) fold.open = true;
  }

  fold() {
    for (const fold of this.unfolded ?? []) fold.open = false;
  }
}
