// The common form in which HTML of two renderers is compared. It forgives just what is listed here; all else must be equal.
//
//   blanks      around block elements, outside <pre>
//   attributes  their order; how void elements are closed; &quot; and other ways to write a character
//   headings    their id
//   tables      `align="x"`, `style="text-align: x"` or `class="x"`, and a <div class="table"> around the table
//   images      how they are loaded; a <figure> with a caption is the paragraph of an image with a title
//   tasks       classes; whether the box stands before the first paragraph or in it, and a paragraph of a box alone
//   footnotes   classes, ids, `data-` and ARIA attributes, what the way back looks like; numbers and places count

const blocks = new Set(("address article aside blockquote body dd details div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr " +
  "li main nav ol p pre section summary table tbody td tfoot th thead tr ul").split(" "));
const token = /<!--[^]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>|[^<]+|</g;
const attribute = /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'", "#x2F": "/" };

const decode = (text) => text.replace(/&([\w#]+);/g, (all, name) => entities[name] ?? all);
const encode = (text) => text.replace(/[&<>]/g, (sign) => `&${{ "&": "amp", "<": "lt", ">": "gt" }[sign]};`);

/** HTML as a list of { name, close, attributes } and strings. */
function tokens(html) {
  return Array.from(html.matchAll(token), ([all, close, name, rest]) => {
    if (!name) return all.startsWith("<!--") ? all : encode(decode(all));
    const pairs = Array.from(rest.matchAll(attribute), ([, key, a, b, c]) => [key.toLowerCase(), decode(a ?? b ?? c ?? "")]);
    return { name: name.toLowerCase(), close: close === "/", attributes: new Map(pairs) };
  });
}

const has = (tag, name, word) => typeof tag === "object" && tag.name === name && !tag.close &&
  ((tag.attributes.get("class") ?? "").split(" ").includes(word) || tag.attributes.has(`data-${word}`));
const opens = (tag, name) => tag?.name === name && !tag.close;
const closes = (tag, name) => tag?.name === name && tag.close;

/** The place after the element that opens at `at`. */
function after(list, at) {
  let depth = 0;
  for (let i = at; i < list.length; i++) {
    if (list[i].name === list[at].name) depth += list[i].close ? -1 : 1;
    if (depth === 0) return i + 1;
  }
  return list.length;
}

const text = (list) => list.filter((item) => typeof item === "string").join("");

/** References become ⟦ref N⟧ and ways back ⟦back⟧. */
function footnotes(list) {
  const result = [];
  for (let i = 0; i < list.length; i++) {
    const reference = has(list[i], "sup", "footnote-ref");
    const end = reference || has(list[i], "a", "footnote-backref") ? after(list, i) : 0;
    if (!end) result.push(list[i]);
    else if (reference) result.push(`⟦ref ${text(list.slice(i, end))}⟧`);
    else result.push({ mark: "⟦back⟧" });
    if (end) i = end - 1;
  }
  return notes(result);
}

/** The notes at the end: a plain list in a section, without ids. */
function notes(list) {
  const start = list.findIndex((tag) => has(tag, "section", "footnotes"));
  if (start < 0) return list;
  const end = after(list, start);
  for (let i = start; i < end; i++) {
    if (opens(list[i], "section") || opens(list[i], "li") && /^fn/.test(list[i].attributes.get("id"))) list[i].attributes.clear();
  }
  return list;
}

function alignment(attributes) {
  const style = /^text-align:\s*(\w+);?$/.exec(attributes.get("style") ?? "")?.[1];
  const side = attributes.get("align") ?? style ?? attributes.get("class");
  if (["left", "center", "right"].includes(side)) return new Map([["align", side]]);
  return attributes;
}

/** Takes the <div class="table"> off that holds a table and nothing else. */
function unwrap(list) {
  const gone = new Set();
  const next = (i) => typeof list[i + 1] === "string" && !list[i + 1].trim() ? i + 2 : i + 1;
  list.forEach((tag, i) => {
    if (!opens(tag, "div") || tag.attributes.get("class") !== "table" || !opens(list[next(i)], "table")) return;
    const end = next(after(list, next(i)) - 1);
    if (end !== after(list, i) - 1) return;
    for (let k = i; k < next(i); k++) gone.add(k); // with the blanks within
    for (let k = after(list, next(i)); k <= end; k++) gone.add(k);
  });
  return list.filter((_, i) => !gone.has(i));
}

/** <figure><img><figcaption>title</figcaption></figure> becomes <p><img title></p>. */
function images(list) {
  for (let i = 0; i < list.length; i++) {
    if (opens(list[i], "img")) for (const key of ["loading", "decoding"]) list[i].attributes.delete(key);
    if (!opens(list[i], "figure") || list[i].attributes.size) continue;
    const end = after(list, i);
    const inner = list.slice(i + 1, end - 1);
    const caption = inner.findIndex((tag) => opens(tag, "figcaption"));
    const image = inner.find((tag) => opens(tag, "img"));
    if (caption < 0 || !image) continue;
    image.attributes.set("title", decode(text(inner.slice(caption))).trim());
    const p = { name: "p", attributes: new Map() };
    list.splice(i, end - i, { ...p, close: false }, ...inner.slice(0, caption), { ...p, close: true });
  }
  return list;
}

const isBox = (tag) => opens(tag, "input") && tag.attributes.get("type") === "checkbox";

/** <li><input> <p> becomes <li><p><input>, and all but type and state goes; so does a label. */
function tasks(list) {
  list = list.filter((tag) => tag.name !== "label");
  for (let i = 0; i < list.length; i++) {
    if (!isBox(list[i])) continue;
    list[i].attributes = new Map([["box", list[i].attributes.has("checked") ? "done" : "open"]]);
    const item = list.slice(0, i).findLast((tag) => tag.name);
    if (opens(item, "li")) item.attributes.delete("class");
    let next = i + 1;
    if (typeof list[next] === "string" && !list[next].trim()) next++;
    if (opens(list[next], "p")) list.splice(i, next - i + 1, list[next], list[i], " ");
    else if (closes(list[next], "p") && opens(list[i - 1], "p")) list.splice(i - 1, next - i + 2, list[i]);
  }
  for (const tag of list) {
    if (/^([uo]l|li)$/.test(tag.name) && /task/.test(tag.attributes.get("class"))) tag.attributes.delete("class");
  }
  return list;
}

function plain(tag) {
  if (typeof tag === "string") return tag;
  if (tag.mark) return tag.mark;
  if (/^h[1-6]$/.test(tag.name)) tag.attributes.delete("id");
  const attributes = tag.name === "th" || tag.name === "td" ? alignment(tag.attributes) : tag.attributes;
  const words = Array.from(attributes, ([key, value]) => ` ${key}="${value}"`).sort();
  return `<${tag.close ? "/" : ""}${tag.name}${words.join("")}>`;
}

const isBlock = (tag) => typeof tag === "object" && blocks.has(tag.name);

/** Blanks beside the tags of blocks go, and one line break stands after each such tag. */
function trim(list) {
  let inPre = false;
  return list.map((item, i) => {
    if (item.name === "pre") inPre = !item.close;
    if (typeof item !== "string" || inPre) return isBlock(item) && !inPre ? `${plain(item)}\n` : plain(item);
    let shown = item;
    if (i === 0 || isBlock(list[i - 1])) shown = shown.trimStart();
    if (i === list.length - 1 || isBlock(list[i + 1]) || list[i + 1].mark) shown = shown.trimEnd();
    return shown;
  }).join("").trim();
}

export const normal = (html) => trim(tasks(unwrap(footnotes(images(tokens(html))))));
