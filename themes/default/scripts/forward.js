/* Sends a reader who comes by an old address on to where its heading is now. Runs in the head of the page of an old
 * address, and on pages that have lost a heading (wenda.js). Knows partials/forwards.html. */
export function forward() {
  const list = document.getElementById("ui-forwards");
  const fragment = decodeURIComponent(location.hash.slice(1));
  if (!list || !fragment || document.getElementById(fragment)) return;
  const link = [...list.content.querySelectorAll("a")].find((a) => a.dataset.fragment === fragment);
  if (link) location.replace(new URL(link.getAttribute("href"), location.href));
}
