/** Addresses: where a person is, as the part of the page's address behind `#`. */

import type { Route } from "./model.js";

const PLAIN = ["start", "who", "tasks", "check", "result", "open", "keep", "combine"] as const;

/** What the engine takes as an id. Anything else in an address names no question. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Reads an address that anybody may have written. What leads nowhere leads to the start. */
export function parseRoute(hash: string): Route {
  const [page = "", id, ...more] = hash.replace(/^#?\/?/, "").split("/");
  if (page === "question" && id !== undefined && more.length === 0 && ID.test(id)) {
    return { page, criterion: id };
  }
  const plain = id === undefined ? PLAIN.find((known) => known === page) : undefined;
  return { page: plain ?? "start" };
}

export function formatRoute(route: Route): string {
  return route.page === "question" ? `#/question/${route.criterion}` : `#/${route.page}`;
}
