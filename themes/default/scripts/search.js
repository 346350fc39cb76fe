/* The entry of search, loaded when it is wanted first. */
import { searchAddress } from "./search-data.js";
import { Finder } from "./search/finder.js";
import { loadSheet } from "./load-sheet.js";

/* What stands there before its sheet does would jump. */
loadSheet(searchAddress("sheet")).then(() => customElements.define("wenda-finder", Finder));
