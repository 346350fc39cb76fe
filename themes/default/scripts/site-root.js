/** The root of the site: scripts stand in one folder there. */
export const ROOT = new URL("..", document.currentScript.src);
