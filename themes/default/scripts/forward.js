/* Old addresses and where they lead now. Knows partials/forwards.html. */

import { fragmentOf } from "./place.js";

/** Leaves this page for where the heading that the address asks for is now. False when the page knows nothing of it. */
export function forward() {
  const list = document.getElementById("ui-forwards");
  const part = fragmentOf(location.hash);
  if (!list || !part || document.getElementById(part)) return false;
  const link = [...list.content.children].find((a) => a.dataset.fragment === part);
  if (link) location.replace(new URL(link.getAttribute("href"), location.href));
  return Boolean(link);
}
