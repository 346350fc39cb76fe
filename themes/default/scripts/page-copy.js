import { sayBriefly } from "./say-briefly.js";

/** <wenda-markdown>: a link to the page's Markdown. Where the file can be fetched and the clipboard is to be had, a button
 * that copies it takes the link's place. */
export class PageCopy extends HTMLElement {
  connectedCallback() {
    this.link = this.querySelector("a");
    this.button = this.querySelector("button");
    this.status = this.querySelector("[role=status]");
    if (location.protocol === "file:" || !navigator.clipboard) return;
    this.dataset.copies = "";
    this.button.addEventListener("click", () => this.copy());
  }

  async text() {
    const answer = await fetch(this.link.href);
    if (!answer.ok) throw new Error(answer.statusText);
    return new Blob([await answer.text()], { type: "text/plain" });
  }

  /* The promise goes to the clipboard at once: after a wait the press of the button would count no more. */
  async copy() {
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": this.text() })]);
      sayBriefly(this.status.dataset.copied, this.button.querySelector("span"), this.status);
    } catch {
      this.status.textContent = this.status.dataset.failed;
      this.status.classList.remove("visually-hidden");
      delete this.dataset.copies;
    }
  }
}
