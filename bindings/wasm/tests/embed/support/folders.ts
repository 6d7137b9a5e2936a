/** Where things are, and what the tests are told by their environment. */

import { fileURLToPath } from "node:url";

/** The folder of the package. */
export const PACKAGE = fileURLToPath(new URL("../../../", import.meta.url));

/** A variable that must be set. */
export function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(`${name} must be set; \`cargo xtask test browser\` sets it`);
  }
  return value;
}

/** A file of the project. */
export function ours(path: string): string {
  return fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));
}
