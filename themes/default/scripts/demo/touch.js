/* Dragging and picking in a figure: turns a place on the paper into the values of two controls. Knows the attributes
 * that demos/lab/touch.h describes. */

const TARGETS = ".lab-grip, .lab-pick";

const numbers = (text) => text.split(" ").map(Number);
const part = (value, from, size) => Math.min(1, Math.max(0, (value - from) / size));

/** What can be dragged or picked at the place of a pointer event, as it is now: the figure is drawn anew while
 * the pointer moves. Undefined where there is nothing. */
export function touchAt(event) {
  const target = event.target.closest?.(TARGETS);
  if (!target) return undefined;
  const { x, y, box, range } = target.dataset;
  return {
    host: target.closest("[data-slot=svg]"),
    drags: target.matches(".lab-grip"),
    keys: [x, y],
    box: numbers(box),
    range: numbers(range),
  };
}

/** The values there: a Map from key to number. */
export function valuesAt({ host, drags, keys, box, range }, { clientX, clientY }) {
  const matrix = host.querySelector(".lab-figure").getScreenCTM().inverse();
  const at = new DOMPoint(clientX, clientY).matrixTransform(matrix);
  const [left, top, width, height] = box;
  const [fromX, toX, fromY, toY] = range;
  const values = [fromX + part(at.x, left, width) * (toX - fromX), fromY + part(at.y, top, height) * (toY - fromY)];
  const map = new Map();
  keys.forEach((key, index) => {
    /* the far edge belongs to the last cell */
    const cell = () => Math.min(Math.floor(values[index]), Math.max(range[2 * index], range[2 * index + 1]) - 1);
    if (key) map.set(key, drags ? values[index] : cell());
  });
  return map;
}
