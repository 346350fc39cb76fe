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

let tapped = null;

/** Where nothing can point, the first tap on a term that is a link shows what it means, and the next one follows it. */
export function openHint(event) {
  const hint = event.target.closest("a.hint");
  if (hint && hint !== tapped && event.detail && matchMedia("(hover: none)").matches) {
    event.preventDefault();
    hint.focus();
  }
  tapped = hint;
}
