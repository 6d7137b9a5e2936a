/** A server on this computer: files of a folder, and pages that a test has written. */

import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
};

export class HostServer {
  private readonly pages = new Map<string, string>();
  private readonly server: Server;

  constructor(private readonly folder: string) {
    this.server = createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
      if (path === "/favicon.ico") {
        response.writeHead(204).end();
        return;
      }
      this.find(path).then(
        (body) => {
          const type = TYPES[extname(path)] ?? "application/octet-stream";
          response.writeHead(200, { "content-type": type }).end(body);
        },
        () => response.writeHead(404).end(),
      );
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((ready) => this.server.listen(0, "127.0.0.1", ready));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  address(path: string): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${path}`;
  }

  /** Serves a text under a path, and gives its address. */
  put(path: string, text: string): string {
    this.pages.set(path, text);
    return this.address(path);
  }

  private async find(path: string): Promise<string | Buffer> {
    return this.pages.get(path) ?? readFile(join(this.folder, normalize(path)));
  }
}
