/** A server of two folders on this computer, which notes what it is asked for. */

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";

/** Where pages are to be had, and every path that was asked for. */
export class PageServer {
  readonly asked: string[] = [];
  private readonly server: Server;

  constructor(private readonly folders: readonly string[]) {
    this.server = createServer((request, response) => {
      this.asked.push(request.url ?? "");
      void this.find(basename(request.url ?? "")).then((page) => {
        response.writeHead(page ? 200 : 404, { "content-type": "text/html" });
        response.end(page ?? "");
      });
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((ready) => this.server.listen(0, "127.0.0.1", ready));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  address(file: string): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/${basename(file)}`;
  }

  private async find(name: string): Promise<Buffer | null> {
    for (const folder of this.folders) {
      try {
        return await readFile(join(folder, name));
      } catch {
        continue;
      }
    }
    return null;
  }
}
