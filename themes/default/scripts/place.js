/* Where an address leads within its page. */

/** What the fragment of an address names; what cannot be read is taken as it is. */
export function fragmentOf(hash) {
  const fragment = hash.slice(1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** That element of the page, or null. */
export const placeOf = (hash) => document.getElementById(fragmentOf(hash));
