/* All questions of the language, in their order: { id, url }. They stand in a script of the site, which the page's body
 * names: pages must not grow with the bank, and a page opened from a disk may load nothing else. */
import { loadScript } from "./load-script.js";

let loading;

async function load() {
  const address = new URL(document.body.dataset.order, document.baseURI);
  await loadScript(address.href);
  return self.wendaQuestions.map(([id, url]) => ({ id, url: new URL(url, address).href }));
}

/** None when the script cannot be had. */
export function questions() {
  loading ??= load().catch(() => []);
  return loading;
}
