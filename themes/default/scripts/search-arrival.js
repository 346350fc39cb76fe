/* A page that a result of search led to: its address says which words to mark. */
import { loadScript } from "./load-script.js";
import { loadSearchData, searchAddress } from "./search-data.js";
import { HIGHLIGHT } from "./query.js";

/** Loads what marks them, where there are any. A page that cannot have it is as good as another. */
export async function markArrival() {
  if (!new URLSearchParams(location.search).has(HIGHLIGHT)) return;
  try {
    await loadSearchData();
    await loadScript(searchAddress("marker"));
  } catch {
    /* the text is there, without marks */
  }
}
