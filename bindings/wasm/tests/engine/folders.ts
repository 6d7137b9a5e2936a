/** Where the tests find things. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The folder of this package. */
export const here: string = join(import.meta.dirname, "../..");

/** The folder of the project. */
export const root: string = join(here, "../..");

/** The small engine, as `cargo xtask form` leaves it. */
export const slimEngine: string =
  process.env["SLIM_ENGINE"] ?? join(root, "target/bindgen/slim/js");

/** The shared vectors of the engine: the text of each, by its path, in order. */
export function vectors(): [path: string, text: string][] {
  const folder = join(root, "tests/vectors");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const paths = names.filter((name) => /^(?!sheet\b).*\.json$/.test(name)).sort();
  return paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]);
}

/** The text of a file of the project. */
export const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** A browser of this machine. */
export function browser(): string {
  const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const found = process.env["BROWSER"] ?? places.find((place) => existsSync(place));
  if (found === undefined) {
    throw new Error("no browser was found: set BROWSER to the path of one");
  }
  return found;
}
