/* The entry: one custom element a module. A page that has none of an element pays nothing for it. */
import { CodeTools } from "./code-tools.js";
import { awaitReader } from "./first-sign.js";
import { openHint } from "./hints.js";
import { PageCopy } from "./page-copy.js";
import { Points } from "./points.js";
import { SchemeSwitch } from "./scheme-switch.js";
import { SearchLink, startSearch } from "./search-link.js";
import { SideNavigation } from "./side-navigation.js";
import { WideBlocks } from "./wide-blocks.js";

customElements.define("wenda-scheme", SchemeSwitch);
customElements.define("wenda-side", SideNavigation);
customElements.define("wenda-search", SearchLink);
customElements.define("wenda-text", WideBlocks);
customElements.define("wenda-code", CodeTools);
customElements.define("wenda-points", Points);
customElements.define("wenda-markdown", PageCopy);

awaitReader();
startSearch();
document.addEventListener("click", openHint);
