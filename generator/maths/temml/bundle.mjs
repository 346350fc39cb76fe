// The formulas' engine as one script for Duktape: node bundle.mjs OUT
//
// Temml's own sources, with ours in the place of those that we change, gathered by esbuild and lowered
// to the JavaScript of 2009 by TypeScript.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import ts from "typescript";

const here = dirname(fileURLToPath(import.meta.url));
const OURS = { "ParseError.js": "parse_error.js", "label.js": "references.js", "ref.js": "references.js" };

const ours = {
  name: "ours",
  setup(build) {
    build.onResolve({ filter: /(^|\/)(ParseError|label|ref)(\.js)?$/ }, ({ path }) => {
      const name = path.split("/").pop().replace(/\.js$|$/, ".js");
      return { path: join(here, OURS[name]) };
    });
  },
};

const bundle = await esbuild.build({
  entryPoints: [join(here, "engine.js")],
  bundle: true,
  write: false,
  format: "iife",
  target: "es2017",
  plugins: [ours],
  logLevel: "warning",
});
const lowered = ts.transpileModule(bundle.outputFiles[0].text, {
  compilerOptions: { target: ts.ScriptTarget.ES5, module: ts.ModuleKind.None, removeComments: true },
});
const small = await esbuild.transform(lowered.outputText, { minify: true, target: "es5", charset: "ascii" });
writeFileSync(process.argv[2], small.code);
