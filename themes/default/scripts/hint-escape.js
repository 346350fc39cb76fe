const OPEN = ".hint:is(:hover, :focus)";
const CLOSED = "hint-closed";

/** CSS opens the hints; Escape closes them, and focus stays. One that was closed opens when the reader comes to it anew. */
export function closeHints({ key }) {
  if (key !== "Escape") return;
  for (const hint of document.querySelectorAll(OPEN)) {
    const reopen = () => hint.classList.remove(CLOSED);
    hint.classList.add(CLOSED);
    for (const arrival of ["pointerenter", "focus"]) hint.addEventListener(arrival, reopen, { once: true });
  }
}
