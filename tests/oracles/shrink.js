// Makes a failing text small: takes out ever smaller runs of lines, then of characters, as long as it still fails.

/** One round over all runs of `size` pieces. `failing` takes many texts at once and tells each that still fails. */
function takeOut(pieces, size, failing) {
  const cuts = [];
  for (let at = 0; at < pieces.length; at += size) {
    cuts.push([...pieces.slice(0, at), ...pieces.slice(at + size)]);
  }
  const verdicts = failing(cuts.map((cut) => cut.join("")));
  return cuts[verdicts.indexOf(true)];
}

function shrinkPieces(pieces, failing) {
  let size = Math.max(1, pieces.length >> 1);
  for (;;) {
    const smaller = pieces.length > 1 && takeOut(pieces, size, failing);
    if (smaller) pieces = smaller;
    else if (size === 1) return pieces;
    else size >>= 1;
  }
}

const lines = (text) => text.split(/(?<=\n)/);

/** The smallest text found; no line and no character of it can be left out alone. */
export function shrink(text, failing) {
  for (let before; before !== text;) {
    before = text;
    text = shrinkPieces(lines(text), failing).join("");
    text = shrinkPieces([...text], failing).join("");
  }
  return text;
}
