/* Settings that mean harm: `yaml` is a site's site.yaml, `options` what a build is told; `told` the place and words of the
 * diagnostic that refuses them, or nothing where they do no harm. What they name stands in settings.test.js. */
const LONG = "a".repeat(10_000);
const ON = "title: t\nlanguages: [en]\n";

const yaml = [
  ["title: t\nlanguages: [../en]\n", "site/site.yaml:2:13: error: '../en' is no language code"],
  ["title: t\nlanguages: [/etc]\n", "site/site.yaml:2:13: error: '/etc' is no language code"],
  ["title: t\nlanguages: ['..']\n", "site/site.yaml:2:13: error: '..' is no language code"],
  ["title: t\nlanguages: ['.']\n", "site/site.yaml:2:13: error: '.' is no language code"],
  ["title: t\nlanguages: [.wenda]\n", "site/site.yaml:2:13: error: '.wenda' is no language code"],
  ["title: t\nlanguages: [e/n]\n", "site/site.yaml:2:13: error: 'e/n' is no language code"],
  ["title: t\nlanguages: ['e\\n']\n", "site/site.yaml:2:13: error: 'e\\n' is no language code"],
  [`title: t\nlanguages: [${LONG}]\n`, "site/site.yaml:2:13: error: 'aaa"],
  ["title: t\nlanguages: ['en\"><script>alert(1)</script>']\n", "site/site.yaml:2:13: error: 'en\"><script>"],
  ["title: t\nlanguages: [\"e\\0n\"]\n", "site/site.yaml:2:13: error: the character U+0000"],
  ["title: t\nlanguages: [\"e\\e[31mn\"]\n", "site/site.yaml:2:13: error: the character U+001B"],
  ["title: t\nlanguages: [assets]\n", "site/assets: error: cannot be read"],
  [`${ON}languages: [en]\n`, "site/site.yaml:3:1: error: key 'languages' is given twice"],
  [`${ON}theme: ../../etc\n`, "site/site.yaml:3:1: error: unknown key 'theme'"],
  [`${ON}tags: {../x: t}\n`, "site/site.yaml:3:8: error: '../x' cannot be a tag"],
  [`${ON}tags: {/etc/x: t}\n`, "site/site.yaml:3:8: error: '/etc/x' cannot be a tag"],
  [`${ON}tags: {'..': t}\n`, "site/site.yaml:3:8: error: '..' cannot be a tag"],
  [`${ON}tags: {'<script>': t}\n`, "site/site.yaml:3:8: error: '<script>' cannot be a tag"],
  [`${ON}tags:\n  ? ${LONG}\n  : t\n`, "site/site.yaml:4:5: error: 'aaa"],
  [`${ON}tags: {__proto__: t, constructor: t}\n`],
  [`${ON}guide: {folder: zero, language: en}\n`, "site/site.yaml:3:17: error: 'zero' is no folder"],
  [`${ON}guide: {folder: pipe, language: en}\n`, "site/site.yaml:3:17: error: 'pipe' is no folder"],
  [`${ON}guide: {folder: ${LONG}, language: en}\n`, "site/site.yaml:3:17: error: there is no folder 'aaa"],
  [`${ON}guide: {folder: en, language: ../en}\n`, "site/site.yaml:3:31: error: '../en' is no language code"],
  [`${ON}url: javascript:alert(1)\n`, "site/site.yaml:3:6: error: 'javascript:alert(1)' is no address of the web"],
  [`${ON}url: 'https://x/"><script>alert(1)</script>'\n`, "site/site.yaml:3:6: error: "],
  [`${ON}url: data:text/html,x\n`, "site/site.yaml:3:6: error: "],
  [`${ON}url: https://${LONG}/\n`],
  [`${ON}repository: javascript:alert(1)\n`, "site/site.yaml:3:13: error: 'javascript:alert(1)' is no address of the web"],
  [`${ON}repository: "https://x/\\e]0;x"\n`, "site/site.yaml:3:13: error: the character U+001B"],
  [`${ON}macros: {'\\a': '\\a\\a'}\n`],
  [`${ON}macros: {'\\../x': x}\n`, "site/site.yaml:3:10: error: '\\../x' is no command of TeX"],
  [`title: ${LONG}\nlanguages: [en]\n`],
];

const options = [
  [["-o", ""], "wenda: error: the output folder has no name"],
  [["-o", "site"], "wenda: error: the output folder 'site' is the source itself"],
  [["-o", "inside"], "wenda: error: the output folder 'inside' is the source itself"],
  [["-o", "site/en"], "site/en: error: 'q1.md' is there already and was not written by wenda"],
  [["-o", "site/en/q1.md"], "site/en/q1.md: error: the output folder cannot be made"],
  [["-o", "out-of-reach/../outside/secret.txt"], "out-of-reach/../outside/secret.txt: error: the output folder cannot be made"],
  [["-o", "dangling"], "dangling: error: the output folder cannot be made"],
  [["-o", "loop"], "loop: error: the output folder cannot be made"],
  [["-o", "site/pipe"], "site/pipe: error: the output folder cannot be made"],
  [["-o", "/dev/null"], "/dev/null: error: the output folder cannot be made"],
  [["-o", "/dev/full/x"], "/dev/full/x: error: the output folder cannot be made"],
  [["-o", "/proc/self/site"], "/proc/self/site: error: the output folder cannot be made"],
  [["-o", LONG], "aaa"],
  [["-o", "a/".repeat(5000)], "a/a/"],
  [["--theme", ""], "wenda: error: the theme '' is no folder"],
  [["--theme", "../../../../../nowhere"], "wenda: error: the theme '../../../../../nowhere' is no folder"],
  [["--theme", "/dev/null"], "wenda: error: the theme '/dev/null' is no folder"],
  [["--theme", "site/zero"], "wenda: error: the theme 'site/zero' is no folder"],
  [["--theme", "site/pipe"], "wenda: error: the theme 'site/pipe' is no folder"],
  [["--theme", "loop"], "wenda: error: the theme 'loop' is no folder"],
  [["--theme", LONG], "wenda: error: the theme 'aaa"],
  [["--theme", "outside"], "site/site.yaml: error: the theme has no strings for language 'en'"],
  [["--theme", "x\u001b[31m"], "wenda: error: the theme 'x\uFFFD[31m' is no folder"],
  [["--demos", LONG], "wenda: error: the demos' folder 'aaa"],
  [["--demos", "site/zero"], "wenda: error: the demos' folder 'site/zero' is no folder"],
  [["--demos", "loop"], "wenda: error: the demos' folder 'loop' is no folder"],
];

/* What stands in the place of a file that a build reads: [file, what it leads to]. */
const links = [
  ["site.yaml", "/dev/zero", "site/site.yaml: error: cannot be read: it is not a regular file"],
  ["site.yaml", "pipe", "site/site.yaml: error: cannot be read: it is not a regular file"],
  ["site.yaml", "site.yaml", "site/site.yaml: error: cannot be read: a loop of symbolic links"],
  ["glossary.yaml", "/dev/zero", "site/glossary.yaml: error: cannot be read: it is not a regular file"],
  ["glossary.yaml", "pipe", "site/glossary.yaml: error: cannot be read: it is not a regular file"],
  ["en/x.md", "/dev/zero", "site/en/x.md: error: cannot be read: it is not a regular file"],
  ["en/x.md", "../pipe", "site/en/x.md: error: cannot be read: it is not a regular file"],
  ["theme", "/dev/zero", "wenda: error: the theme 'site/theme' is no folder"],
];

export const settings = [
  ...yaml.map(([text, told]) => ({ name: text, files: { "site.yaml": text }, told })),
  ...options.map(([list, told]) => ({ name: list.join(" "), list, told })),
  ...links.map(([path, to, told]) => ({ name: `${path} is ${to}`, links: { [path]: to }, told })),
];
export const DEFAULT = ON;
