/* What device.js keeps: one for all bundles of the page. */
export const { read, write, readAside, remove } = self.wendaDevice;
