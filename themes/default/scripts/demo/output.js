/* Figures, sentences and tables of a frame, put in place. Knows the markup of partials/demo-output.html.
 * A figure's element stays, so a table that the reader unfolded stays open. */
import { blank, rowsOf, setAttribute, setText, slot } from "./slots.js";

const sheet = document.createElement("template");

/* Makes `old` like `fresh` where they differ: laying out texts anew costs more than all the rest of a frame. */
function patch(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeName !== fresh.nodeName) old.replaceWith(fresh);
  else if (old.nodeType === Node.TEXT_NODE) old.data = fresh.data;
  else {
    for (const { name, value } of fresh.attributes) setAttribute(old, name, value);
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    patchChildren(old, fresh);
  }
}

function patchChildren(old, fresh) {
  let present = old.firstChild;
  const children = [...fresh.childNodes]; /* those that move to `old` leave the list */
  for (const child of children) {
    const next = present?.nextSibling;
    if (present) patch(present, child);
    else old.append(child);
    present = next;
  }
  while (old.childNodes.length > children.length) old.lastChild.remove();
}

/* The SVG is the demo's own, made by C that escapes what the reader typed; the page's policy runs no script in it. */
function showDrawing(paper, svg) {
  sheet.innerHTML = svg;
  patchChildren(paper, sheet.content);
}

function showTable(figure, { head, rows }) {
  slot(figure, "head").replaceChildren(...rowsOf([head], "th"));
  slot(figure, "rows").replaceChildren(...rowsOf(rows, "td"));
}

/* The table is made when its fold is open: most readers never look. */
function showFigure(figure, item) {
  setText(slot(figure, "title"), item.title);
  setText(slot(figure, "summary"), item.summary);
  showDrawing(slot(figure, "svg"), item.svg);
  const fold = figure.querySelector(".demo-numbers");
  fold.ontoggle = () => fold.open && showTable(figure, item.table);
  fold.ontoggle();
}

/** Makes `output` show exactly these items, in their order. */
export function showOutput(output, items, blanks) {
  items.forEach((item, index) => {
    let element = output.children[index];
    if (element?.dataset.kind !== item.kind) {
      const made = blank(blanks, item.kind);
      if (element) element.replaceWith(made);
      else output.append(made);
      element = made;
    }
    if (item.kind === "figure") showFigure(element, item);
    else setText(element, item.text);
  });
  while (output.children.length > items.length) output.lastElementChild.remove();
}

/** What to announce of a frame: its sentences, or what its figures show. */
export function sentenceOf(items) {
  const said = items.filter((item) => item.kind === "say").map((item) => item.text);
  return (said.length ? said : items.map((item) => item.summary)).join(" ");
}
