/** The words with each %d and %s replaced by the next of the values; of {question|questions} the first is for one thing, the
 * second for any other number of them: the last value before it, or else the first. */
export function fill(words, ...values) {
  let used = 0;
  const filled = (text) =>
    text.replace(/%[ds]|\{([^{|}]*)\|([^{|}]*)\}/g, (_, one, other) => {
      if (one === undefined) return values[used++];
      return filled(values[Math.max(used - 1, 0)] === 1 ? one : other);
    });
  return filled(words);
}
