/* What scheme-store.js does: one for all bundles of the page. */
export const { applyScheme, savedScheme, saveScheme } = self.wendaScheme;
