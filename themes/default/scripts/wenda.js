/* The entry: one custom element a module. A page that has none of an element pays nothing for it. */
import { CodeTools } from "./code-tools.js";
import { Demo } from "./demo/element.js";
import { closeHints } from "./hints.js";
import { SchemeSwitch } from "./scheme-switch.js";
import { SideNavigation } from "./side-navigation.js";
import { Tabs } from "./tabs.js";
import { WideBlocks } from "./wide-blocks.js";

customElements.define("wenda-scheme", SchemeSwitch);
customElements.define("wenda-side", SideNavigation);
customElements.define("wenda-tabs", Tabs);
customElements.define("wenda-text", WideBlocks);
customElements.define("wenda-code", CodeTools);
customElements.define("wenda-demo", Demo);
document.addEventListener("keydown", closeHints);
