import { changeMark, followMarks } from "./marks.js";

/** What a button of this name stands for in the record. */
export const valueOf = (button) => (button.name === "favourite" ? true : button.value);

/** <wenda-mark data-id>: around buttons that set a mark of this question (name "mark" or "favourite"); pressed again,
 * they take it away. Says when the device does not keep it. */
export class MarkButtons extends HTMLElement {
  connectedCallback() {
    this.buttons = this.querySelectorAll("button");
    for (const button of this.buttons) button.addEventListener("click", () => this.press(button));
    followMarks((marks) => this.show(marks.get(this.dataset.id)));
  }

  show(entry) {
    for (const button of this.buttons) button.setAttribute("aria-pressed", entry?.[button.name] === valueOf(button));
  }

  press(button) {
    const pressed = button.getAttribute("aria-pressed") === "true";
    const kept = changeMark(this.dataset.id, { [button.name]: pressed ? undefined : valueOf(button) });
    const status = this.querySelector("[role=status]");
    status.textContent = kept ? "" : status.dataset.unkept;
  }
}
