/* All questions of the language, in their order: { id, url }. They stand in a script of the site, which the page's body
 * names: pages must not grow with the bank, and a page opened from a disk may load nothing else. */
let loading;

function load() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = document.body.dataset.order;
    script.onload = () => resolve(self.wendaQuestions.map(([id, url]) => ({ id, url: new URL(url, script.src).href })));
    script.onerror = reject;
    document.head.append(script);
  });
}

/** None when the script cannot be had. */
export function questions() {
  loading ??= load().catch(() => []);
  return loading;
}
