/** Whose turn it is to write: one tab at a time, until another takes over. */

/** What we need of the browser's locks. */
export type Locks = Pick<LockManager, "request">;

/** Tells what became of the turn. */
export interface TurnEvents {
  /** This tab writes from now on. */
  readonly gained: () => void;
  /** Another tab writes, either already or from now on. */
  readonly lost: () => void;
}

export class Turn {
  private release: () => void = () => undefined;
  private stopped = false;

  constructor(
    private readonly locks: Locks | null,
    private readonly name: string,
    private readonly events: TurnEvents,
  ) {}

  /** Asks for the turn. Without locks every tab has it, and only the check before a write helps. */
  async start(): Promise<void> {
    if (!this.locks) {
      this.events.gained();
      return;
    }
    const had = await this.ask({ ifAvailable: true });
    if (!had && !this.stopped) {
      this.events.lost();
      this.queue();
    }
  }

  /** Takes the turn from whoever has it. */
  async take(): Promise<void> {
    if (!this.locks) {
      this.events.gained();
      return;
    }
    await this.ask({ steal: true });
  }

  stop(): void {
    this.stopped = true;
    this.release();
  }

  /** Waits until the other tab is closed. */
  private queue(): void {
    void this.ask({});
  }

  /** Resolves once it is known whether the turn was given; it is held after that. */
  private ask(options: LockOptions): Promise<boolean> {
    return new Promise((known) => {
      const hold = (lock: Lock | null): Promise<void> | undefined => {
        if (!lock || this.stopped) {
          known(false);
          return undefined;
        }
        const held = new Promise<void>((release) => (this.release = release));
        this.events.gained();
        known(true);
        return held;
      };
      const held: Promise<unknown> | undefined = this.locks?.request(this.name, options, hold);
      held?.catch((thrown: unknown) => {
        this.ended(thrown);
        known(true);
      });
    });
  }

  /** A turn that was taken away ends with an error; so does asking where locks are forbidden. */
  private ended(thrown: unknown): void {
    if (this.stopped) {
      return;
    }
    if (thrown instanceof Error && thrown.name === "AbortError") {
      this.events.lost();
      this.queue();
    } else {
      this.events.gained();
    }
  }
}

/** The browser's own locks, where there are any. */
export function browserLocks(): Locks | null {
  return globalThis.navigator?.locks ?? null;
}
