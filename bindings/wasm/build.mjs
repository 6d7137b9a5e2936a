/**
 * Bundles what Rust has built and what is written here, the same bytes in every run.
 *
 *   node build.mjs dist FOLDER ENGINE    the npm package: index.js, form.js and their types
 *   node build.mjs parts FOLDER ENGINE   what the single file is made of: form.js and page.css
 *
 * ENGINE is the folder that wasm-bindgen has written; `cargo xtask npm` and `cargo xtask form` know it.
 */
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { compile } from "sass";

const HERE = dirname(fileURLToPath(import.meta.url));
const INDEX = join(HERE, "js/index.ts");
const FORM = join(HERE, "js/form.ts");

/** What holds for every bundle. The engine goes by the same names whichever it is. */
const settings = (engine) => ({
  absWorkingDir: HERE,
  bundle: true,
  legalComments: "eof",
  logLevel: "warning",
  minify: true,
  target: "es2022",
  tsconfigRaw: { compilerOptions: { target: "es2022", useDefineForClassFields: false } },
  alias: {
    "place-readiness/wasm": join(engine, "place_readiness_wasm.js"),
    "place-readiness/wasm.gz": join(engine, "engine.wasm.gz"),
  },
  loader: { ".gz": "base64" },
});

/** The licence asks that this goes wherever a part of the library goes. */
function notice() {
  const { version } = JSON.parse(readFileSync(join(HERE, "package-lock.json"), "utf8")).packages[
    "node_modules/nhsuk-frontend"
  ];
  return `/*! Parts of nhsuk-frontend ${version}, Copyright (c) 2019 NHS.UK, MIT License */\n`;
}

/** Sass as CSS. No byte order mark, or the policy's hash would miss. */
function css(path) {
  const loadPaths = [join(HERE, "node_modules"), join(HERE, "node_modules/nhsuk-frontend/dist")];
  const wishes = { charset: false, loadPaths, quietDeps: true, style: "compressed" };
  return `${compile(path, wishes).css.replace(/^\uFEFF/, "").trimEnd()}\n`;
}

/** A style sheet is imported as text. */
const styles = {
  name: "styles",
  setup({ onLoad }) {
    onLoad({ filter: /\.scss$/ }, ({ path }) => ({
      contents: notice() + css(path),
      loader: "text",
      watchFiles: [path],
    }));
  },
};

/** The element of the npm package takes the engine from its neighbour and not once more. */
const neighbour = {
  name: "neighbour",
  setup({ onResolve }) {
    onResolve({ filter: /\/index\.js$/ }, ({ path, resolveDir }) =>
      resolve(resolveDir, path) === INDEX.replace(/ts$/, "js")
        ? { path: "./index.js", external: true }
        : undefined,
    );
  },
};

async function dist(folder, engine) {
  const modules = { ...settings(engine), format: "esm", platform: "neutral", mainFields: ["module"] };
  await build({ ...modules, entryPoints: [INDEX], outfile: join(folder, "index.js") });
  copyFileSync(join(HERE, "types.d.ts"), join(folder, "index.d.ts"));
  cpSync(join(HERE, "types"), join(folder, "types"), { recursive: true });
  await build({
    ...modules,
    conditions: ["production"],
    entryPoints: [FORM],
    outfile: join(folder, "form.js"),
    plugins: [styles, neighbour],
  });
  copyFileSync(join(HERE, "form.d.ts"), join(folder, "form.d.ts"));
}

async function parts(folder, engine) {
  await build({
    ...settings(engine),
    conditions: ["production"],
    entryPoints: [join(HERE, "form/page.ts")],
    format: "iife",
    outfile: join(folder, "form.js"),
    platform: "browser",
    plugins: [styles],
  });
  writeFileSync(join(folder, "page.css"), css(join(HERE, "form/style/page.scss")));
}

const BUNDLES = { dist, parts };
const [which, folder, engine] = process.argv.slice(2);
if (!Object.hasOwn(BUNDLES, which ?? "") || engine === undefined) {
  throw new Error("usage: node build.mjs dist|parts FOLDER ENGINE");
}
mkdirSync(folder, { recursive: true });
await BUNDLES[which](resolve(folder), resolve(engine));
