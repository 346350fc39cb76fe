/* What only a reader at work needs, or an address that leads into the page; a bundle of its own, which first-sign.js loads. */
import { Contents } from "./contents.js";
import { Folds } from "./folds.js";
import { forward } from "./forward.js";
import { closeHints } from "./hint-escape.js";
import { arrive, Languages } from "./languages.js";
import { doLatePresses } from "./late-presses.js";
import { loadSheet } from "./load-sheet.js";
import { MarkButtons } from "./mark-buttons.js";
import { followTicks } from "./point-ticks.js";
import { Practice } from "./practice-switch.js";
import { markArrival } from "./search-arrival.js";

/* What its sheet dresses. */
function begin() {
  customElements.define("wenda-practice", Practice);
  customElements.define("wenda-mark", MarkButtons);
  document.querySelectorAll("wenda-points").forEach(followTicks);
  document.addEventListener("wenda-points", ({ target }) => followTicks(target)); /* of a page that is saved while it is open */
  dispatchEvent(new Event("wenda-reader"));
}

doLatePresses(); /* before anything is shown of what the device keeps */
arrive(); /* before the elements look at the address */

customElements.define("wenda-languages", Languages);
customElements.define("wenda-toc", Contents);
customElements.define("wenda-folds", Folds);

forward();
markArrival();
document.addEventListener("keydown", closeHints);
loadSheet(document.querySelector("[data-reader-sheet]").dataset.readerSheet).then(begin);
