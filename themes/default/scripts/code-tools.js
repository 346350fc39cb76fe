import { sayBriefly } from "./say-briefly.js";

const BLOCKS = ".prose pre > code";

/** What a reader wants of a block: no line that was removed, and hidden ones too. */
function textOf(code) {
  const copy = code.cloneNode(true);
  for (const line of copy.querySelectorAll("del.hl-line")) line.remove();
  return copy.textContent;
}

/** Where the clipboard is not to be had, the code is selected for the reader's own hand. */
async function copy(code) {
  try {
    await navigator.clipboard.writeText(textOf(code));
    return true;
  } catch {
    getSelection().selectAllChildren(code);
    return false;
  }
}

/** <wenda-code>: once a text, with a template of the tools that each block of code gets. */
export class CodeTools extends HTMLElement {
  connectedCallback() {
    const blocks = this.parentElement.querySelectorAll(BLOCKS);
    for (const code of blocks) this.equip(code);
  }

  equip(code) {
    const frame = document.createElement("div");
    const tools = this.querySelector("template").content.firstElementChild.cloneNode(true);
    const [, language] = /language-(\S+)/.exec(code.className) ?? [];
    frame.className = "code-frame";
    tools.querySelector(".code-language").textContent = language === "text" ? "" : (language ?? "");
    tools.querySelector(".code-copy").addEventListener("click", ({ target }) => this.serve(code, target));
    tools.querySelector(".code-wrap").addEventListener("click", ({ target }) => {
      target.setAttribute("aria-pressed", frame.classList.toggle("is-wrapped"));
    });
    code.parentElement.replaceWith(frame);
    frame.append(tools, code.parentElement);
  }

  async serve(code, button) {
    const status = this.querySelector("[role=status]");
    if (await copy(code)) sayBriefly(status.dataset.copied, button, status);
    else status.textContent = status.dataset.failed;
  }
}
