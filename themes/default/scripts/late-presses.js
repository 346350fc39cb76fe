import { presses, PRESSES_KEY } from "./early-presses.js";
import { valueOf } from "./mark-buttons.js";
import { changeMark, isEntry, isId, isTable, marks } from "./marks.js";
import { PageTicks } from "./page-ticks.js";
import { savePractice } from "./practice-store.js";
import { remove } from "./storage.js";
import { keysOf } from "./ticks.js";

const DO = {
  "wenda-mark": (press) => {
    const value = valueOf(press);
    changeMark(press.id, { [press.name]: marks().get(press.id)?.[press.name] === value ? undefined : value });
  },
  "wenda-points": ({ page, names, language, place, checked }) => new PageTicks(page, keysOf(names), language).tick(place, checked),
  "wenda-practice": ({ checked }) => savePractice(checked),
};

/* What early-presses.js writes; what others wrote there is nothing to do. */
const FITS = {
  "wenda-mark": (press) => typeof press.name === "string" && isEntry([press.id, { [press.name]: valueOf(press), at: 0 }]),
  "wenda-points": ({ page, names, place }) =>
    isId(page) && Array.isArray(names) && names.every((name) => typeof name === "string") && Number.isInteger(place) && place in names,
  "wenda-practice": ({ checked }) => typeof checked === "boolean",
};

const isPress = (press) =>
  isTable(press) && typeof press.host === "string" && Object.hasOwn(FITS, press.host) && FITS[press.host](press);

/** Does what was pressed on pages that were left too early. */
export function doLatePresses() {
  const late = presses();
  remove(PRESSES_KEY);
  for (const press of late.filter(isPress)) DO[press.host](press);
}
