/** Keeps the whole in the browser, at once, and never over what another tab has written. */

import type { Keeping } from "../model.js";
import { isNothing, type Whole } from "../draft/whole.js";
import { parsed, readEnvelope, writeEnvelope } from "./envelope.js";
import {
  FRESH,
  OFF,
  type Cleared,
  type KeeperEvents,
  type KeeperParts,
  type Memory,
} from "./memory.js";
import { makeKey, seal, unseal, type Secret, type SealingKey } from "./secret.js";
import { fromStored, toStored } from "./stored.js";
import { Turn } from "./turn.js";

export class Keeper {
  private memory: Memory = FRESH;
  /** What is to be kept and is not yet. */
  private wanted: Whole | null = null;
  private writing: Promise<void> | null = null;
  private holding: "asked" | "ours" | "theirs" = "asked";
  private readonly turn: Turn;

  constructor(
    private readonly parts: KeeperParts,
    private readonly events: KeeperEvents,
  ) {
    const turned = { gained: () => this.gained(), lost: () => this.lost() };
    this.turn = new Turn(parts.locks, parts.shelf.lock, turned);
  }

  /** Keeps nothing: what is around the form does. */
  standAside(): void {
    this.memory = { ...FRESH, on: false };
  }

  /** Reads what is kept, and asks for the turn to write. */
  start(): void {
    const { shelf } = this.parts;
    this.memory = {
      ...FRESH,
      on: shelf.read(this.parts.shelf.settings) !== OFF,
      failure: shelf.usable ? null : "unavailable",
    };
    if (this.memory.on) {
      this.adopt(shelf.read(shelf.answers));
    }
    void this.turn.start();
  }

  stop(): void {
    this.turn.stop();
  }

  get keeping(): Keeping {
    const { on, sealed, failure, key, saved } = this.memory;
    if (!on) {
      return { state: "off" };
    }
    if (sealed && key === null) {
      return { state: "locked" };
    }
    if (this.holding === "theirs") {
      return { state: "elsewhere" };
    }
    return failure
      ? { state: "failed", why: this.parts.why(failure) }
      : { state: "on", locked: key !== null, saved };
  }

  /** Whether something is on its way into the browser, or could not be kept. */
  get behind(): boolean {
    return this.wanted !== null;
  }

  /** Whether this tab may write, or nobody has said yet. */
  get hasTurn(): boolean {
    return this.holding !== "theirs";
  }

  /** Whether it is not known yet whose turn it is. */
  get waits(): boolean {
    return this.memory.on && this.holding === "asked";
  }

  /** Whether what another tab has sealed is being opened with the same key. */
  get reopening(): boolean {
    return this.memory.sealed !== null && this.memory.key !== null;
  }

  get canLock(): boolean {
    return this.parts.crypto?.subtle !== undefined;
  }

  /** Keeps this from now on. Without a passphrase it is kept when this returns. */
  save(whole: Whole): Promise<void> {
    const { on, last } = this.memory;
    if (!on || (last === null && isNothing(whole))) {
      this.wanted = null;
      return Promise.resolve();
    }
    this.wanted = whole;
    return this.flush();
  }

  /** Keeps what is still to be kept. */
  flush(): Promise<void> {
    const { key } = this.memory;
    if (!this.wanted || !this.mayWrite) {
      return Promise.resolve();
    }
    if (key === null && !this.writing) {
      this.write(this.wanted, null);
      return Promise.resolve();
    }
    this.writing ??= this.sealAll().finally(() => (this.writing = null));
    return this.writing;
  }

  /** Keeps answers or not. What is kept is removed where not. */
  async keep(on: boolean, whole: Whole): Promise<void> {
    const { shelf } = this.parts;
    if (on === this.memory.on) {
      return;
    }
    this.wanted = null;
    this.memory = { ...FRESH, on, failure: shelf.usable ? null : "unavailable" };
    if (on) {
      shelf.remove(shelf.settings);
    } else {
      this.empty();
      shelf.write(shelf.settings, OFF);
    }
    await this.save(whole);
    this.events.changed();
  }

  /**
   * Seals from now on, or no more. `whole` is asked once the key is made: typing goes on. False
   * where what was kept before could not be replaced.
   */
  async lock(passphrase: string | null, whole: () => Whole): Promise<boolean> {
    const key = passphrase === null ? null : await this.keyOf(passphrase);
    if (passphrase !== null && key === null) {
      this.fail("not-scrambled");
      return false;
    }
    this.memory = { ...this.memory, key };
    await this.save(whole());
    this.events.changed();
    return !this.behind && this.memory.failure === null;
  }

  async unlock(passphrase: string): Promise<boolean> {
    for (;;) {
      const salt = this.memory.sealed?.secret?.salt;
      const key = salt === undefined ? null : await this.keyOf(passphrase, salt);
      if (!key) {
        return false;
      }
      // Another passphrase may have been set while the key was made.
      if (this.memory.sealed?.secret?.salt === key.salt) {
        return this.openWith(key);
      }
    }
  }

  async takeOver(): Promise<void> {
    await this.turn.take();
  }

  /** Removes everything of this rubric. Whether answers are kept stays as it was. */
  clear(): Cleared {
    const cleared = { texts: this.parts.shelf.all(), memory: this.memory };
    this.wanted = null;
    this.empty();
    this.memory = { ...FRESH, on: this.memory.on };
    if (!this.memory.on) {
      this.parts.shelf.write(this.parts.shelf.settings, OFF);
    }
    return cleared;
  }

  restore({ texts, memory }: Cleared): void {
    this.wanted = null;
    this.empty();
    this.memory = memory;
    for (const [key, text] of texts) {
      const failure = this.parts.shelf.write(key, text);
      this.memory = failure ? { ...this.memory, failure } : this.memory;
    }
  }

  /** Another tab has changed what lies in the browser under this key; null is all of it. */
  noticed(key: string | null): void {
    const { shelf } = this.parts;
    if (key === shelf.settings || key === null) {
      this.memory = { ...this.memory, on: shelf.read(shelf.settings) !== OFF };
      this.events.changed();
    }
    const text = shelf.read(shelf.answers);
    const ours = this.holding === "ours" && this.parts.locks !== null;
    if (this.memory.on && text !== this.memory.last && !this.wanted) {
      if (text !== null || !ours) {
        this.adopt(text);
      } else {
        this.memory = { ...this.memory, last: null };
      }
    }
  }

  private get mayWrite(): boolean {
    const { on, sealed } = this.memory;
    return on && !sealed && this.holding === "ours";
  }

  /** Seals one state after the other; those that came and went meanwhile are passed over. */
  private async sealAll(): Promise<void> {
    while (this.wanted && this.mayWrite) {
      const { wanted } = this;
      const { key } = this.memory;
      const secret = await this.sealed(wanted, key);
      if (secret === "failed") {
        this.fail("not-scrambled");
        return;
      }
      if (!this.mayWrite || this.memory.key !== key || !this.wanted) {
        continue;
      }
      const newer = this.wanted === wanted ? null : this.wanted;
      const outcome = this.write(wanted, secret);
      if (outcome === "kept") {
        this.wanted = newer;
      } else {
        return;
      }
    }
  }

  private async sealed(whole: Whole, key: SealingKey | null): Promise<Secret | null | "failed"> {
    if (key === null) {
      return null;
    }
    try {
      const { crypto } = this.parts;
      return crypto ? await seal(JSON.stringify(toStored(whole)), key, crypto) : "failed";
    } catch {
      return "failed";
    }
  }

  /** Null where the browser cannot make a key. */
  private async keyOf(passphrase: string, salt?: string): Promise<SealingKey | null> {
    try {
      const { crypto } = this.parts;
      return crypto ? await makeKey(passphrase, crypto, salt) : null;
    } catch {
      return null;
    }
  }

  /** Opens what is sealed; what has come to lie there meanwhile, if anything has. */
  private async openWith(key: SealingKey): Promise<boolean> {
    const { crypto } = this.parts;
    for (;;) {
      const { sealed } = this.memory;
      const secret = sealed?.secret;
      if (!crypto || !secret || secret.salt !== key.salt) {
        return false;
      }
      const text = await unseal(secret, key, crypto);
      if (this.memory.sealed === sealed) {
        return text !== null && this.opened(text, key);
      }
    }
  }

  private opened(text: string, key: SealingKey): true {
    this.wanted = null;
    this.memory = { ...this.memory, sealed: null, key };
    this.read(text);
    return true;
  }

  private write(whole: Whole, secret: Secret | null): "kept" | "failed" | "conflict" {
    const { shelf } = this.parts;
    const found = shelf.read(shelf.answers);
    if (found !== null && found !== this.memory.last) {
      this.yieldTo(found, whole, secret);
      return "conflict";
    }
    const revision = this.memory.revision + 1;
    const text = this.envelope(whole, secret, revision);
    const failure = shelf.write(shelf.answers, text);
    if (failure) {
      this.fail(failure);
      return "failed";
    }
    this.wanted = null;
    const saved = this.parts.now();
    this.memory = { ...this.memory, last: text, revision, saved, failure };
    this.events.changed();
    return "kept";
  }

  private fail(failure: Memory["failure"]): void {
    this.memory = { ...this.memory, failure };
    this.events.changed();
  }

  private envelope(whole: Whole, secret: Secret | null, revision: number): string {
    const { rubric, now } = this.parts;
    const draft = secret ? null : toStored(whole);
    return writeEnvelope({ revision, saved: now().toISOString(), rubric, draft, secret });
  }

  /** Another tab wrote first: ours goes under a key of its own, and theirs is shown. */
  private yieldTo(found: string | null, ours: Whole, secret: Secret | null): void {
    const { shelf, now } = this.parts;
    const newest = this.wanted ?? ours;
    this.wanted = null;
    const text = this.envelope(ours, secret, this.memory.revision);
    const failure = shelf.putAside("conflict", text, now());
    this.events.conflict(newest, failure === null);
    this.adopt(found);
  }

  private gained(): void {
    this.holding = "ours";
    const { shelf } = this.parts;
    const text = this.memory.on ? shelf.read(shelf.answers) : this.memory.last;
    if (text !== this.memory.last && !this.wanted) {
      this.adopt(text);
    }
    void this.flush();
    this.events.changed();
  }

  private lost(): void {
    const { wanted, memory } = this;
    const had = this.holding === "ours";
    this.holding = "theirs";
    this.wanted = null;
    if (wanted && had && memory.on) {
      void this.sealed(wanted, memory.key).then((secret) => {
        const { shelf } = this.parts;
        if (secret !== "failed") {
          this.yieldTo(shelf.read(shelf.answers), wanted, secret);
        }
      });
    } else if (wanted && memory.on) {
      this.adopt(this.parts.shelf.read(this.parts.shelf.answers));
    }
    this.events.changed();
  }

  /** Takes what lies in the browser for what is kept. */
  private adopt(text: string | null): void {
    const envelope = text === null ? null : readEnvelope(text);
    const { key } = this.memory;
    const saved = envelope && new Date(envelope.saved);
    const revision = envelope?.revision ?? 0;
    this.memory = { ...this.memory, last: text, revision, saved, sealed: null };
    if (text === null) {
      this.events.arrived(null);
    } else if (!envelope) {
      this.spoilt(text);
    } else if (!envelope.secret) {
      this.arrive(fromStored(envelope.draft), text);
    } else {
      this.memory = { ...this.memory, sealed: envelope };
      void this.reopen(key);
    }
    this.events.changed();
  }

  /** Another tab has most likely sealed with the same key. */
  private async reopen(key: SealingKey | null): Promise<void> {
    const open = key !== null && (await this.openWith(key));
    if (!open && this.memory.sealed) {
      this.memory = { ...this.memory, key: null };
      this.events.arrived(null);
      this.events.changed();
    }
  }

  /** Reads what was under a passphrase. */
  private read(text: string): void {
    this.arrive(fromStored(parsed(text)), this.memory.last ?? text);
    this.events.changed();
  }

  private arrive(whole: Whole | null, text: string): void {
    if (whole) {
      this.events.arrived(whole);
    } else {
      this.spoilt(text);
    }
  }

  /** Moves what cannot be read out of the way, as it is. Without room for that, it stays. */
  private spoilt(text: string): void {
    const { shelf, now } = this.parts;
    const aside = shelf.putAside("damaged", text, now()) === null;
    if (aside) {
      shelf.remove(shelf.answers);
    }
    this.memory = { ...this.memory, last: aside ? null : text, revision: 0, saved: null };
    this.events.arrived(null);
    this.events.damaged(text, aside);
  }

  private empty(): void {
    for (const key of this.parts.shelf.all().keys()) {
      this.parts.shelf.remove(key);
    }
  }
}
