/** Where things are. */

import { fileURLToPath } from "node:url";

/** The folder of the package. */
export const PACKAGE = fileURLToPath(new URL("../../../", import.meta.url));

/** A file of the project. */
export function ours(path: string): string {
  return fileURLToPath(new URL(`../../../../../${path}`, import.meta.url));
}
