let count = 0;

/** The choices of a list that a field leads through while it keeps the focus: the combobox of ARIA's authoring practices. A
 * press of a choice is what its `click` does. */
export class Choices {
  constructor(field, list) {
    this.field = field;
    this.list = list;
    this.active = null;
    this.entered = false; /* the reader has gone from the text to the list */
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", list.id);
    /* pointermove, not pointerenter: what comes to lie beneath a pointer that rests is not chosen */
    list.addEventListener("pointermove", ({ target }) => this.mark(target.closest("[role=option]") ?? this.active));
    list.addEventListener("mousedown", (event) => event.preventDefault()); /* the focus stays in the field */
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")].filter((option) => !option.hidden);
  }

  /** Puts these elements into the list, and marks the first choice, or the one at `index`. */
  show(label, elements, index = 0) {
    this.list.replaceChildren(...elements);
    this.list.setAttribute("aria-label", label);
    this.list.hidden = !elements.length;
    this.field.setAttribute("aria-expanded", elements.length > 0);
    for (const option of this.list.querySelectorAll("[role=option]")) option.id ||= `ui-choice-${++count}`;
    this.entered = index > 0;
    this.mark(this.options[index] ?? null);
    this.list.scrollTop = 0;
    if (index) this.active?.scrollIntoView({ block: "nearest" });
  }

  mark(option) {
    if (option === this.active && option?.isConnected) return;
    this.active?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    this.active = option;
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  /* Home and End are the text's until the reader has gone into the list. */
  target(key) {
    const { options } = this, last = options.length - 1;
    const at = options.indexOf(this.active);
    if (key === "ArrowDown") return options[at < last ? at + 1 : 0];
    if (key === "ArrowUp") return options[at > 0 ? at - 1 : last];
    if (this.entered && key === "Home") return options[0];
    if (this.entered && key === "End") return options[last];
    return undefined;
  }

  /** True when the key was one for the list. */
  press({ key, ctrlKey, metaKey, shiftKey, altKey }) {
    if (key === "Enter" && this.active) {
      const event = new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey });
      this.active.dispatchEvent(event);
      return true;
    }
    const option = !(ctrlKey || metaKey || shiftKey || altKey) && this.target(key);
    if (!option) return false;
    this.entered = true;
    this.mark(option);
    option.scrollIntoView({ block: "nearest" });
    return true;
  }
}
