/* Filling markup in place. A slot is an element marked data-slot; templates own the markup, the host
 * only what stands in the slots. */

export const slot = (root, name) => (root.dataset.slot === name ? root : root.querySelector(`[data-slot="${name}"]`));

/** Sets text only when it changed, so that selections and screen readers are left alone. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

/** A copy of the blank of this kind, from the demo's <template>. */
export function blank(blanks, kind) {
  return blanks.content.querySelector(`[data-kind="${kind}"]`).cloneNode(true);
}

/** Makes table rows of texts. A corner without a name heads nothing. */
export function rowsOf(rows, cellName) {
  return rows.map((texts) => {
    const row = document.createElement("tr");
    row.append(...texts.map((text) => cellOf(text, text ? cellName : "td")));
    return row;
  });
}

function cellOf(text, name) {
  const cell = document.createElement(name);
  if (name === "th") cell.scope = "col";
  cell.textContent = text;
  return cell;
}
