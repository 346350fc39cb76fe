/* The entry for a page that a result of search led to. */
import { searchAddress } from "./search-data.js";
import { Marks } from "./search/marks.js";
import { loadSheet } from "./load-sheet.js";

loadSheet(searchAddress("sheet")).then(() => new Marks().show());
