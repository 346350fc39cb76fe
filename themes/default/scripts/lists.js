/* What only pages that lead to others need; a bundle of its own. */
import { Backup } from "./backup.js";
import { Filter } from "./filter.js";
import { MarkedRows } from "./marked-rows.js";
import { Progress } from "./progress.js";
import { RandomPractice } from "./random-practice.js";

customElements.define("wenda-rows", MarkedRows);
customElements.define("wenda-progress", Progress);
customElements.define("wenda-filter", Filter);
customElements.define("wenda-backup", Backup);
customElements.define("wenda-random", RandomPractice);
