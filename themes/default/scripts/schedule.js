/* Which question is practised next. */

const REST = 3; /* a question comes back after so many others at the soonest */

/* mulberry32: the same numbers for a seed on every device. */
function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let bits = Math.imul(seed ^ (seed >>> 15), seed | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A copy in the order of the seed (Fisher and Yates); as it is for seed 0. */
export function shuffled(list, seed) {
  const copy = [...list];
  const number = numbers(seed);
  for (let left = seed ? copy.length : 0; left > 1; left--) {
    const at = Math.floor(number() * left);
    [copy[left - 1], copy[at]] = [copy[at], copy[left - 1]];
  }
  return copy;
}

/** The next of `questions` ({ id }): one marked "again", else one without a mark, else any. Among those one that is not in
 * `trail`, the ids practised so far, in their order from the last one on; else the one practised longest ago. */
export function nextQuestion(questions, marks, trail) {
  const at = questions.findIndex(({ id }) => id === trail.at(-1));
  const around = [...questions.slice(at + 1), ...questions.slice(0, at + 1)];
  const rest = Math.min(REST, questions.length - 1);
  const resting = trail.slice(Math.max(trail.length - rest, 0));
  const times = new Map(trail.map((id, time) => [id, time]));
  const timeOf = ({ id }) => times.get(id) ?? -1;
  const free = around.filter(({ id }) => !resting.includes(id)).sort((a, b) => timeOf(a) - timeOf(b));
  const marked = (mark) => free.find(({ id }) => marks.get(id)?.mark === mark);
  return marked("again") ?? marked(undefined) ?? free[0];
}
