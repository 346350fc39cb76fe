/** Links a style sheet, once, and resolves when it counts, or cannot be had, or is late. */
export function loadSheet(address) {
  return new Promise((resolve) => {
    if (document.querySelector(`link[href="${CSS.escape(address)}"]`)) return resolve();
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = link.onerror = resolve;
    setTimeout(resolve, 3000);
    document.head.append(link);
  });
}
