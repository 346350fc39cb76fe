/* What was pressed on a page that its reader left before reader.js was there: the reader.js of the next page of the site does it
 * (late-presses.js). */
import { read, write } from "./storage.js";

export const PRESSES_KEY = "presses";
export const HOSTS = ":is(wenda-mark, wenda-points, wenda-practice)";

export const presses = () => read(PRESSES_KEY, [], Array.isArray);

/* All that doing it without the page takes. */
function told({ control, checked }) {
  const host = control.closest(HOSTS);
  return host && {
    host: host.localName,
    ...host.dataset,
    name: control.name,
    value: control.value,
    checked,
    place: host.boxes?.indexOf(control),
    names: host.names,
    language: control.closest("[lang]").lang,
  };
}

/** Of { control, checked }, those that change what the device keeps. */
export function keepPresses(waiting) {
  const left = waiting.map(told).filter(Boolean);
  if (left.length) write(PRESSES_KEY, [...presses(), ...left]);
}
