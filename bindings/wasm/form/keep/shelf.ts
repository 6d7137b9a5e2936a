/** The place in the browser's storage that belongs to one rubric. Storage may refuse anything. */

/** What we need of the browser's storage. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Why a text could not be kept. */
export type Failure = "full" | "unavailable";

export class Shelf {
  readonly answers: string;
  readonly settings: string;
  private readonly prefix: string;

  /** A name tells forms of one rubric apart. Written so, no name can reach another form's keys. */
  constructor(
    private readonly store: Store | null,
    rubric: string,
    name: string | null = null,
  ) {
    const form = name === null ? rubric : `${rubric}@${encodeURIComponent(name)}`;
    this.prefix = `place-readiness/${form}/`;
    this.answers = `${this.prefix}answers`;
    this.settings = `${this.prefix}settings`;
  }

  /** The name of a lock that one tab at a time can hold. */
  get lock(): string {
    return this.prefix;
  }

  get usable(): boolean {
    return this.store !== null;
  }

  read(key: string): string | null {
    try {
      return this.store?.getItem(key) ?? null;
    } catch {
      return null;
    }
  }

  /** Keeps a text; null where it was kept. */
  write(key: string, text: string): Failure | null {
    if (!this.store) {
      return "unavailable";
    }
    try {
      this.store.setItem(key, text);
      return null;
    } catch (thrown) {
      return isFull(thrown) ? "full" : "unavailable";
    }
  }

  remove(key: string): void {
    try {
      this.store?.removeItem(key);
    } catch {
      // Storage that cannot be changed holds nothing of ours.
    }
  }

  /** Puts a text under a key of its own, never over another one, and no text twice. */
  putAside(what: string, text: string, now: Date): Failure | null {
    if ([...this.aside()].some((one) => one.text === text)) {
      return null;
    }
    const key = `${this.prefix}${what}/${now.toISOString()}`;
    let free = key;
    for (let n = 2; this.read(free) !== null; n += 1) {
      free = `${key}-${n}`;
    }
    return this.write(free, text);
  }

  /** The texts that were put aside, each with what it is and when it was put there. */
  aside(): readonly { key: string; what: string; when: string; text: string }[] {
    return this.keys().flatMap((key) => {
      const [what = "", when] = key.startsWith(this.prefix) ? this.partsOf(key) : [];
      const text = when === undefined ? null : this.read(key);
      return when === undefined || text === null ? [] : [{ key, what, when, text }];
    });
  }

  /** Everything of this rubric, as it stands. */
  all(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const key of this.keys()) {
      const text = key.startsWith(this.prefix) ? this.read(key) : null;
      if (text !== null) {
        found.set(key, text);
      }
    }
    return found;
  }

  private partsOf(key: string): string[] {
    return key.slice(this.prefix.length).split("/");
  }

  private keys(): string[] {
    try {
      const store = this.store;
      const count = store?.length ?? 0;
      return Array.from({ length: count }, (_, at) => store?.key(at) ?? "");
    } catch {
      return [];
    }
  }
}

function isFull(thrown: unknown): boolean {
  const name = thrown instanceof Error ? thrown.name : "";
  return name === "QuotaExceededError" || name === "NS_ERROR_DOM_QUOTA_REACHED";
}

/** The browser's own storage, where it lets us have it. */
export function browserStore(): Store | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
