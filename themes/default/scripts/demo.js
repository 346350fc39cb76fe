/* The entry for pages that have a demo; others do not load it. */
import { Demo } from "./demo/element.js";

customElements.define("wenda-demo", Demo);
