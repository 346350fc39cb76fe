/** The element of the page that an address's fragment names, or null. */
export function placeOf(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; /* no encoded text */
  }
}
