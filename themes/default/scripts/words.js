/** The text with each %d and %s replaced by the next of the values. */
export const fill = (text, ...values) => text.replace(/%[ds]/g, () => values.shift());
