const arrived = new Map();
globalThis.wendaSearch = (name, data) => arrived.set(name, data);

/** The script files of the index. Each calls wendaSearch(NAME, DATA). */
export class Files {
  constructor(root, load) {
    Object.assign(this, { root, load });
    this.asked = new Map();
  }

  /** The data of a file, which is loaded once; undefined when that fails, which is noted in `failed`, and tried again the next
   * time. */
  async get(name, path, failed) {
    if (!this.asked.has(name)) this.asked.set(name, this.load(this.root + path));
    try {
      await this.asked.get(name);
      if (!arrived.has(name)) throw new Error(path);
      return arrived.get(name);
    } catch {
      this.asked.delete(name);
      failed.add(this.root + path);
    }
  }
}
