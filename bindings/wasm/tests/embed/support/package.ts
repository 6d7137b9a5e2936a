/** The package as npm packs it, installed in a folder of its own, without a network. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { PACKAGE } from "./folders.js";

/** What `npm pack --json` says. */
interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const QUIET = ["--ignore-scripts", "--no-audit", "--no-fund"];

export class Installed {
  readonly folder = mkdtempSync(join(tmpdir(), "packed-"));
  /** What is in the package, in order. */
  readonly files: readonly string[];

  constructor() {
    const to = ["--pack-destination", this.folder];
    const said = run("npm", ["pack", "--json", "--ignore-scripts", ...to], PACKAGE);
    const [packed] = JSON.parse(said) as Packed[];
    this.files = (packed?.files ?? []).map(({ path }) => path).sort();
    this.write("package.json", '{ "name": "host", "private": true, "type": "module" }\n');
    this.run("npm", ["install", "--offline", ...QUIET, `./${packed?.filename ?? ""}`]);
  }

  /** A file of the installed package. */
  read(path: string): string {
    return readFileSync(join(this.folder, "node_modules/place-readiness", path), "utf8");
  }

  /** Writes a file of the host, and gives its path. */
  write(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** Runs a program in the host's folder, and gives what it printed. */
  run(program: string, words: readonly string[]): string {
    return run(program, words, this.folder);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

function run(program: string, words: readonly string[], folder: string): string {
  return execFileSync(program, words, { cwd: folder, encoding: "utf8", stdio: "pipe" });
}
