/* Stands in the pages of a site that `wenda serve` watches, and in no other. When the site was built anew, what is new in
 * this page takes the place of what was there, and all else of it stays as its reader has it. What is wrong with the
 * site lies over the page. */
(() => {
  const OPEN = "wenda-live-open"; /* in this tab: what was unfolded when the page was loaded again */
  const CONTROLS = "button, input, select, textarea";
  const SHOWN = 20; /* errors */

  const words = document.documentElement.lang.startsWith("zh")
    ? {
        title: (count) => `网站没有生成：${count} 个错误`,
        more: (count) => `另有 ${count} 个错误，见终端`,
        hint: "提示：",
        close: "关闭",
      }
    : {
        title: (count) => `The site was not built: ${count} error${count === 1 ? "" : "s"}`,
        more: (count) => `${count} more: see the terminal`,
        hint: "hint: ",
        close: "Close",
      };

  const parse = (text) => new DOMParser().parseFromString(text, "text/html");
  const isOurs = (element) => element.getAttribute("src")?.startsWith("/.wenda/");
  const markOf = (page) => [...page.querySelectorAll("script[src]")].find(isOurs)?.getAttribute("src").split("?")[1];
  const isMade = (node) => node.localName?.includes("-"); /* by a script: a custom element */

  /* ---- What a reader has unfolded ---- */

  const titleOf = (details) => details.id || details.querySelector("summary")?.textContent;
  const unfolded = (root) => [...root.querySelectorAll("details[open]")].map(titleOf);
  function unfold(root, titles) {
    for (const details of root.querySelectorAll("details")) details.open ||= titles.includes(titleOf(details));
  }

  function reload() {
    try {
      sessionStorage.setItem(OPEN, JSON.stringify({ path: location.pathname, titles: unfolded(document) }));
    } catch {
      /* refused: they close */
    }
    location.reload();
  }

  function restore() {
    try {
      const { path, titles } = JSON.parse(sessionStorage.getItem(OPEN));
      sessionStorage.removeItem(OPEN);
      if (path === location.pathname) unfold(document, titles);
    } catch {
      /* nothing was kept */
    }
  }

  /* ---- From one version of the page to the next ----
   *
   * `before` and `after` are the page as it was sent then and now, `live` is what scripts and the reader have made of
   * the former. Each of these is false where that cannot be followed; then the page is loaded again. */

  const sameAttributes = (a, b) =>
    a.attributes.length === b.attributes.length && [...a.attributes].every(({ name, value }) => b.getAttribute(name) === value);

  function patchAttributes(before, after, live) {
    for (const { name } of before.attributes) if (!after.hasAttribute(name)) live.removeAttribute(name);
    for (const { name, value } of after.attributes) if (before.getAttribute(name) !== value) live.setAttribute(name, value);
  }

  /* Scripts hold on to a control that stands outside of any custom element: another in its place would be dead. */
  const holdsControl = (node) =>
    node.querySelectorAll &&
    [node, ...node.querySelectorAll(CONTROLS)].some((control) => {
      if (!control.matches(CONTROLS)) return false;
      for (let above = control; above !== node.parentNode; above = above.parentNode) if (isMade(above)) return false;
      return true;
    });

  function replace(live, after) {
    const made = document.importNode(after, true);
    if (live.querySelectorAll) unfold(made, unfolded(live));
    if (live.localName === "details") made.open = live.open;
    live.replaceWith(made);
    return true;
  }

  function exchange(live, { old, now, shown }, from, tail) {
    const end = old.length - tail;
    const left = old.slice(from, end), gone = shown.slice(from, end), come = now.slice(from, now.length - tail);
    if (left.some((node, i) => node.nodeName !== gone[i].nodeName)) return false;
    if (left.some(holdsControl) || come.some(holdsControl)) return false;
    const titles = unfolded(live);
    const made = document.createDocumentFragment();
    made.append(...come.map((node) => document.importNode(node, true)));
    unfold(made, titles);
    live.insertBefore(made, shown[end] ?? null);
    for (const node of gone) node.remove();
    return true;
  }

  function patchChildren(before, after, live) {
    const old = [...before.childNodes], now = [...after.childNodes], shown = [...live.childNodes];
    if (old.length !== shown.length) return false;
    const shorter = Math.min(old.length, now.length);
    let from = 0, tail = 0;
    while (from < shorter && old[from].isEqualNode(now[from])) from++;
    while (tail < shorter - from && old.at(-1 - tail).isEqualNode(now.at(-1 - tail))) tail++;
    const alike = old.length === now.length && old.every((node, i) => node.nodeName === now[i].nodeName);
    if (!alike) return exchange(live, { old, now, shown }, from, tail);
    for (let i = from; i < old.length - tail; i++) if (!patch(old[i], now[i], shown[i])) return false;
    return true;
  }

  function patch(before, after, live) {
    if (before.isEqualNode(after)) return true;
    if (before.nodeName !== live.nodeName) return false; /* a script has put another in its place */
    if (live.nodeType !== Node.ELEMENT_NODE) {
      live.data = after.data;
      return true;
    }
    if (isMade(live) && !sameAttributes(before, after)) return replace(live, after);
    patchAttributes(before, after, live);
    if (patchChildren(before, after, live)) return true;
    return isMade(live) && !after.querySelector(CONTROLS) && !before.querySelector(CONTROLS) && replace(live, after);
  }

  const scriptsOf = (page) =>
    [...page.querySelectorAll("script[src]")].filter((script) => !isOurs(script)).map((script) => script.getAttribute("src")).join();
  const sheetsOf = (page) => [...page.querySelectorAll("head link[rel=stylesheet]")].map((link) => link.getAttribute("href"));

  /* The old sheet goes when the new one is there: the page is never bare. */
  function changeSheet(from, to) {
    const old = document.querySelector(`head link[rel=stylesheet][href="${CSS.escape(from)}"]`);
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = to;
    link.addEventListener("load", () => old?.remove());
    if (old) old.after(link);
    else document.head.append(link);
  }

  function patchPage(before, after) {
    const old = sheetsOf(before), now = sheetsOf(after);
    if (scriptsOf(before) !== scriptsOf(after) || old.length !== now.length) return false;
    now.forEach((href, i) => {
      if (href !== old[i]) changeSheet(old[i], href);
    });
    if (before.title !== after.title) document.title = after.title;
    patchAttributes(before.documentElement, after.documentElement, document.documentElement);
    return patch(before.body, after.body, document.body);
  }

  /* ---- Following the site ---- */

  const fetchPage = async () => parse(await (await fetch(location.href, { cache: "no-cache" })).text());
  let mark = document.currentScript.src.split("?")[1]; /* of the version that is shown */
  let page; /* as that was sent, once it is known */
  let busy = false, again = false;

  async function update() {
    const after = await fetchPage();
    if (markOf(after) === mark) page ??= after;
    else if (page && markOf(after) && patchPage(page, after)) [page, mark] = [after, markOf(after)];
    else reload();
  }

  async function follow() {
    again = true;
    if (busy) return;
    busy = true;
    try {
      while (again) {
        again = false;
        await update();
      }
    } catch {
      /* the server has gone; when it is back it says so */
    } finally {
      busy = false;
    }
  }

  /* ---- What is wrong ---- */

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };

  const placeOf = ({ file, line, column }) => [file, line, column].filter(Boolean).join(":");

  function describe(finding) {
    const item = element("li", "finding", element("code", "place", placeOf(finding)), element("p", "message", finding.message));
    if (finding.excerpt) {
      const caret = finding.column ? `\n${finding.indent}^` : "";
      const excerpt = element("pre", "excerpt", finding.excerpt + caret);
      excerpt.tabIndex = 0; /* it may scroll */
      item.append(excerpt);
    }
    if (finding.hint) item.append(element("p", "hint", words.hint, finding.hint));
    return item;
  }

  let overlay, closed, shown; /* the last two: findings that were put away, and that lie there */

  function close() {
    overlay?.remove();
    overlay = shown = null;
  }

  function show({ errors, findings }) {
    const said = JSON.stringify(findings);
    if (errors && (said === closed || said === shown)) return; /* it was announced already */
    closed = null;
    close();
    if (!errors) return;
    shown = said;
    const button = element("button", "close", words.close);
    button.type = "button";
    button.addEventListener("click", () => {
      closed = said;
      close();
    });
    const found = findings.filter(({ error }) => error).slice(0, SHOWN);
    const section = element("section", "faults", element("h2", "title", words.title(errors)), button, element("ol", "list", ...found.map(describe)));
    if (errors > found.length) section.append(element("p", "more", words.more(errors - found.length)));
    section.setAttribute("role", "alert");
    const sheet = element("link", "");
    sheet.rel = "stylesheet";
    sheet.href = "/.wenda/live.css";
    /* a root of its own, so that neither has to do with the other's styles; outside of the body, which is compared */
    overlay = element("wenda-faults", "");
    overlay.lang = document.documentElement.lang;
    overlay.attachShadow({ mode: "open" }).append(sheet, section);
    document.documentElement.append(overlay);
  }

  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") overlay?.shadowRoot.querySelector("button").click();
  });

  /* ---- Listening ----
   *
   * A browser opens few connections to a host: a page that nobody sees gives its own back, and asks when it is seen. */

  let events;

  function listen() {
    if (document.hidden === !events) return;
    if (document.hidden) {
      events.close();
      events = null;
      return;
    }
    events = new EventSource("/.wenda/events");
    events.addEventListener("message", ({ data }) => {
      show(JSON.parse(data));
      follow();
    });
  }

  restore();
  addEventListener("visibilitychange", listen);
  listen();
})();
