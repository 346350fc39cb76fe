/* What search.js of the page's language says: addresses, and the markup that no page holds (templates/search-script.html). */
import { loadScript } from "./load-script.js";

const start = () => new URL(document.body.dataset.searchData, document.baseURI);

/** What it says under this name, as an address. */
export const searchAddress = (name) => new URL(self.wendaSearchData[name], start()).href;

/** Loads it, once for all bundles of the page. Rejects when it cannot be had. */
export async function loadSearchData() {
  if (!self.wendaSearchData) await loadScript(start().href);
}

/** A copy of one element of its markup. Links in it lead on from where it stands. */
export function searchMarkup(selector) {
  const template = document.createElement("template");
  template.innerHTML = self.wendaSearchData.html;
  const part = document.importNode(template.content.querySelector(selector), true);
  for (const link of part.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), start()).href;
  return part;
}
