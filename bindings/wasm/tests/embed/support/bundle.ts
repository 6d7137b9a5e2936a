/** Bundles a piece of a host's program, as its author would. */

import { build } from "esbuild";

import { PACKAGE } from "./folders.js";

/** A module for the browser from some source, with the package and the frameworks inside. */
export async function bundle(source: string, folder: string = PACKAGE): Promise<string> {
  const made = await build({
    bundle: true,
    define: { "process.env.NODE_ENV": '"production"' },
    format: "esm",
    jsx: "automatic",
    logLevel: "silent",
    stdin: { contents: source, loader: "jsx", resolveDir: folder },
    target: "es2022",
    write: false,
  });
  return made.outputFiles[0]?.text ?? "";
}
