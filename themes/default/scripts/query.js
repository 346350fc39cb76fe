/** The parameter that names words to mark in the page; it may be there many times. */
export const HIGHLIGHT = "highlight";

/** Puts these parameters into the page's address; nothing is loaded, nothing comes into the history. */
export function replaceQuery(search) {
  const query = search.toString();
  try {
    history.replaceState(history.state, "", `${query ? `?${query}` : location.pathname}${location.hash}`);
  } catch {
    /* a browser that keeps file:// addresses as they are, or counts too many changes: the page goes on */
  }
}
