/* The entry: one custom element a module. A page that has none of an element pays nothing for it. */
import { CodeTools } from "./code-tools.js";
import { Contents } from "./contents.js";
import { Folds } from "./folds.js";
import { forward } from "./forward.js";
import { closeHints, openHint } from "./hints.js";
import { arrive, Languages } from "./languages.js";
import { MarkButtons } from "./mark-buttons.js";
import { PageCopy } from "./page-copy.js";
import { Points } from "./points.js";
import { Practice } from "./practice-switch.js";
import { SchemeSwitch } from "./scheme-switch.js";
import { markArrival } from "./search-arrival.js";
import { SearchLink, startSearch } from "./search-link.js";
import { SideNavigation } from "./side-navigation.js";
import { WideBlocks } from "./wide-blocks.js";

arrive(); /* before the elements look at the address */

customElements.define("wenda-languages", Languages);
customElements.define("wenda-scheme", SchemeSwitch);
customElements.define("wenda-side", SideNavigation);
customElements.define("wenda-search", SearchLink);
customElements.define("wenda-text", WideBlocks);
customElements.define("wenda-code", CodeTools);
customElements.define("wenda-toc", Contents);
customElements.define("wenda-points", Points);
customElements.define("wenda-folds", Folds);
customElements.define("wenda-markdown", PageCopy);
customElements.define("wenda-practice", Practice);
customElements.define("wenda-mark", MarkButtons);

forward();
startSearch();
markArrival();
document.addEventListener("keydown", closeHints);
document.addEventListener("click", openHint);
