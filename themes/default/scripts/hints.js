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
