/** Where the person has been: in the address of the page, or only here. */

import type { App, Route } from "../model.js";
import { formatRoute, parseRoute } from "../route.js";

/** Goes back to earlier pages. */
export interface Trail {
  /** Takes up the page's address, where there is one to take up. */
  start(): void;
  /** Notes the page that is shown now. */
  note(): void;
  back(): void;
  stop(): void;
}

/** Keeps the trail in the address, so that back and forward of the browser work. */
export class AddressTrail implements Trail {
  private readonly arrived = (): void => this.arrive();
  /** Until it has started, the address says where to begin, and nothing may change it. */
  private started = false;

  constructor(private readonly app: App) {}

  start(): void {
    this.started = true;
    addEventListener("popstate", this.arrived);
    addEventListener("hashchange", this.arrived);
    if (location.hash.length > 1) {
      this.app.go(parseRoute(location.hash));
    }
    history.replaceState({ depth: 0 }, "", formatRoute(this.app.state.route));
  }

  note(): void {
    const address = formatRoute(this.app.state.route);
    if (this.started && address !== location.hash) {
      history.pushState({ depth: depth() + 1 }, "", address);
    }
  }

  back(): void {
    if (depth() > 0) {
      history.back();
    } else {
      this.app.go(above(this.app));
    }
  }

  stop(): void {
    removeEventListener("popstate", this.arrived);
    removeEventListener("hashchange", this.arrived);
  }

  private arrive(): void {
    const route = parseRoute(location.hash);
    if (formatRoute(route) !== location.hash) {
      history.replaceState(history.state, "", formatRoute(route));
    }
    if (formatRoute(route) !== formatRoute(this.app.state.route)) {
      this.app.go(route);
    }
  }
}

/** Keeps the trail to itself, for a form inside another page. */
export class OwnTrail implements Trail {
  private readonly been: Route[] = [];

  constructor(private readonly app: App) {}

  start(): void {
    this.note();
  }

  note(): void {
    const last = this.been.at(-1);
    const { route } = this.app.state;
    if (!last || formatRoute(last) !== formatRoute(route)) {
      this.been.push(route);
    }
  }

  back(): void {
    this.been.pop();
    this.app.go(this.been.at(-1) ?? above(this.app));
  }

  stop(): void {
    this.been.length = 0;
  }
}

/** The page that leads to this one, for people who came by no way of ours. */
function above(app: App): Route {
  const { route } = app.state;
  if (route.page === "question") {
    const { before } = app.neighbours(route.criterion);
    return before === null ? { page: "tasks" } : { page: "question", criterion: before };
  }
  return route.page === "tasks" || route.page === "who" ? { page: "start" } : { page: "tasks" };
}

function depth(): number {
  const state: unknown = history.state;
  const known = typeof state === "object" && state !== null && "depth" in state;
  return known && typeof state.depth === "number" ? state.depth : 0;
}
