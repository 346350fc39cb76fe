/* library: what Temml takes from the language's library and Duktape lacks, no more than that. */
const add = (object, name, value) => {
  if (!object[name]) Object.defineProperty(object, name, { value, writable: true, configurable: true });
};

add(Array.prototype, "includes", function (item) {
  return this.indexOf(item) >= 0;
});

add(Array.prototype, "fill", function (item) {
  for (let i = 0; i < this.length; i++) this[i] = item;
  return this;
});

add(Object, "entries", (object) => Object.keys(object).map((key) => [key, object[key]]));
add(Object, "values", (object) => Object.keys(object).map((key) => object[key]));

/* A set of strings, made of an array. */
class StringSet {
  constructor(items) {
    this.items = Object.create(null);
    items.forEach((item) => (this.items[item] = true));
  }
  has(item) {
    return this.items[item] === true;
  }
}
if (typeof Set === "undefined") globalThis.Set = StringSet;

add(Array, "from", (list) => (list instanceof StringSet ? Object.keys(list.items) : [].slice.call(list)));
