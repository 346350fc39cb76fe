/* Native controls for the lab's control items: shows an item in its control, reads a control's value.
 * Knows the markup of partials/demo-control.html; knows nothing of WebAssembly. */
import { blank, setAttribute, setText, slot } from "./slots.js";

/* A logarithmic slider moves over positions 0 .. steps. */
const positionOf = ({ min, max, steps, value }) => Math.round((steps * Math.log(value / min)) / Math.log(max / min));
const valueAt = ({ min, max, steps }, position) => min * (max / min) ** (position / steps);

function showSlider(control, input, item) {
  const log = item.scale === "log";
  setAttribute(input, "min", log ? 0 : item.min);
  setAttribute(input, "max", log ? item.steps : item.max);
  setAttribute(input, "step", log ? 1 : item.step);
  input.value = log ? positionOf(item) : item.value;
  setText(slot(control, "text"), item.text);
  setText(slot(control, "unit"), item.unit);
  setAttribute(input, "aria-valuetext", `${item.text} ${item.unit}`);
}

function showStep(control, input, item) {
  setAttribute(input, "max", item.last);
  input.value = item.asked;
  setText(slot(control, "text"), String(item.value));
  setText(slot(control, "last"), String(item.last));
}

function showView(control, input, item) {
  control.querySelectorAll("input")[item.value].checked = true;
}

function showChoice(control, input, item) {
  const labels = item.options.join("\n");
  if (control.labels !== labels) {
    control.labels = labels; /* asking the options for their texts would take longer than the demo */
    input.replaceChildren(...item.options.map((label, index) => new Option(label, index)));
  }
  input.value = item.value;
}

/* What the reader is typing is his; the demo's reading of it shows when he leaves the field. */
function showTyped(control, input, item) {
  if (item.limit) setAttribute(input, "maxlength", item.limit);
  if (document.activeElement !== input) input.value = item.value;
}

const show = {
  slider: showSlider,
  step: showStep,
  view: showView,
  button: () => {},
  choice: showChoice,
  toggle: (control, input, item) => (input.checked = item.value),
  text: showTyped,
  seed: showTyped,
};

/** The value of a control's input as the lab reads it, or undefined while a number is unfinished. */
export function valueOf(input, item) {
  if (item.kind === "toggle") return Number(input.checked);
  if (item.kind === "slider" && item.scale === "log") return valueAt(item, input.valueAsNumber);
  if (item.kind === "seed") return input.validity.valid && input.value ? input.value : undefined;
  return input.value;
}

/** Puts the focus on the first control; of radio buttons, on the one that is chosen. */
export function focusFirst(panel) {
  panel.querySelector("select, button, input:not([type=radio]), :checked").focus();
}

/** Makes `panel` hold exactly the controls of `items`, in their order. What must go goes first: then the one in
 * use need not move, which would take the focus from it. */
export function showControls(panel, items, blanks, idPrefix) {
  const present = new Map();
  for (const control of panel.querySelectorAll("[data-key]")) {
    const { key, kind } = control.dataset;
    if (items.some((item) => item.key === key && item.kind === kind)) present.set(key, control);
    else control.remove();
  }
  let place = panel.querySelector("[data-key]");
  for (const item of items) {
    const control = present.get(item.key) ?? create(item, blanks, idPrefix);
    if (control === place) place = place.nextElementSibling;
    else panel.insertBefore(control, place);
    const input = slot(control, "input");
    if (item.kind !== "view") setText(slot(control, "label"), item.label);
    show[item.kind](control, input, item);
  }
}

function create(item, blanks, idPrefix) {
  const control = blank(blanks, item.kind);
  control.dataset.key = item.key;
  slot(control, "input").id = idPrefix + item.key;
  if (item.kind !== "button") slot(control, "label").htmlFor = idPrefix + item.key;
  return control;
}
