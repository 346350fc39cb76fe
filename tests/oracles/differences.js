// Where we differ from an oracle on purpose: { oracle: "cmark-gfm" or "micromark", input, reason }. Each is checked to differ
// indeed, so that none stays here that has become untrue.
export const differences = [
  {
    oracle: "cmark-gfm",
    input: "*a**b*****",
    reason: "emphasis is CommonMark 0.30's, theirs 0.29's: a run at the end closes what it can",
  },
  {
    oracle: "micromark",
    input: "\"**c a*.b*c",
    reason: "the rule of the multiple of three counts whole runs, not what is left of them",
  },
];
