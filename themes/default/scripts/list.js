/* What the list of all questions alone needs; a bundle of its own. */
import { Backup } from "./backup.js";
import { Filter } from "./filter.js";

customElements.define("wenda-filter", Filter);
customElements.define("wenda-backup", Backup);
