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

/** Makes table rows of texts. */
export function rowsOf(rows, cellName) {
  return rows.map((cells) => {
    const row = document.createElement("tr");
    row.append(
      ...cells.map((text) => {
        const cell = document.createElement(cellName);
        cell.textContent = text;
        if (cellName === "th") cell.scope = "col";
        return cell;
      }),
    );
    return row;
  });
}
