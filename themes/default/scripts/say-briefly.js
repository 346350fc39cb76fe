/** Puts these words in the place of a button's own for two seconds, and into `status` for who cannot see it. */
export function sayBriefly(words, label, status) {
  const before = label.textContent;
  if (before === words) return;
  status.textContent = label.textContent = words;
  setTimeout(() => {
    label.textContent = before;
    status.textContent = "";
  }, 2000);
}
