/* The entry of a page that only says where another one is now. */
import { forward } from "./forward.js";

/* The new page may still have the part that was asked for. */
if (!forward()) {
  const target = new URL(document.getElementById("ui-target").href);
  target.search = location.search;
  target.hash = location.hash;
  location.replace(target);
}
