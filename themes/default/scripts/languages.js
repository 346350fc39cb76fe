import { placeOf } from "./place.js";

/* A heading has another id in another language. So the fragment for there also tells which one of its part it is, and of how
 * many: ui-place.part-pitfalls.2.4.ID. Where the other page has that many the place is the same, else the part is. */
const PLACE = /^#ui-place\.([a-z-]+)\.(\d+)\.(\d+)\.(.+)$/;
const HEADING = ":is(h2, h3, h4, h5, h6)[id]:not([id^=ui-])";

const headingsOf = (part) => [...document.querySelectorAll(`.${part} ${HEADING}`)];

/* Where the reader has scrolled to, as the table of contents marks it. */
const marked = () => document.querySelector("wenda-toc [aria-current]")?.hash ?? "";

function fragment() {
  const hash = location.hash || marked();
  const place = placeOf(hash);
  const scope = place?.matches(HEADING) && place.closest(".question .part, .main");
  if (!scope) return location.hash;
  const [part] = /part-\w+|main/.exec(scope.className);
  const all = headingsOf(part);
  return `#ui-place.${part}.${all.indexOf(place)}.${all.length}.${hash.slice(1)}`;
}

/** Goes to the place that a page in another language told of. */
export function arrive() {
  const [, part, at, count, id] = PLACE.exec(location.hash) ?? [];
  if (!id) return;
  const all = headingsOf(part);
  const alike = all.length === Number(count) ? all[at] : document.querySelector(`.part.${part} ${HEADING}`);
  location.replace(`#${encodeURIComponent((placeOf(`#${id}`) ?? alike)?.id ?? "")}`);
}

/** <wenda-languages>: around links to the page in other languages, which take its query and the place in it along. */
export class Languages extends HTMLElement {
  connectedCallback() {
    for (const sign of ["pointerdown", "focusin", "click"]) this.addEventListener(sign, () => this.lead());
  }

  lead() {
    for (const link of this.querySelectorAll("a")) {
      link.search = location.search;
      link.hash = fragment();
    }
  }
}
