/** The ground that the form's actions stand on: the answers, how they are kept, who is told. */

import type { Draft, Engine, FieldError, Route, State, Words } from "./model.js";
import { Course } from "./draft/course.js";
import { fromAssessment } from "./draft/from-assessment.js";
import { withoutPlaceholder } from "./draft/placeholder.js";
import { Scoring } from "./draft/score.js";
import { draftOf, emptyWhole, isNothing, withDraft, type Whole } from "./draft/whole.js";
import { Filed } from "./files/filed.js";
import { asAgreed, type Opening } from "./files/opening.js";
import { Keeper } from "./keep/keeper.js";
import { Arrivals } from "./keep/arrivals.js";
import { Leftovers } from "./keep/leftovers.js";
import { browserStore, Shelf } from "./keep/shelf.js";
import { browserLocks, type Locks } from "./keep/turn.js";
import type { AppOptions } from "./options.js";
import { Outline } from "./parts/outline.js";
import { Notices } from "./words/notices.js";
import { wordsIn } from "./words/words.js";

export abstract class Ground extends EventTarget {
  readonly words: Words;
  protected readonly outline: Outline;
  protected readonly course: Course;
  protected readonly shelf: Shelf;
  protected readonly leftovers: Leftovers;
  private readonly arrivals: Arrivals;
  private readonly scoring: Scoring;
  protected readonly keeper: Keeper;
  private readonly page: EventTarget | null;
  protected readonly crypto: Crypto | null;
  private readonly now: () => Date;

  protected answers: Whole;
  /** Answers from the page around that wait until this tab may take them. */
  private held: Draft | null = null;
  /** Answers that were taken before it was known whose turn it is. */
  private given: Draft | null = null;
  protected route: Route = { page: "start" };
  protected errors: readonly FieldError[] = [];
  protected readonly notices: Notices;
  protected opened: Opening | null = null;
  /** What was saved as files. */
  protected readonly filed = new Filed();
  private shown: State | null = null;
  /** True while one action is under way: the world hears of it once. */
  private quiet = false;

  constructor(
    readonly engine: Engine,
    private readonly options: AppOptions = {},
  ) {
    super();
    const { storage = browserStore(), locks = browserLocks(), now = () => new Date() } = options;
    const { crypto = globalThis.crypto ?? null, page = browserPage() } = options;
    this.words = wordsIn(options.language, options.words);
    this.notices = new Notices(this.words);
    this.outline = new Outline(engine.rubric);
    this.course = new Course(this.outline);
    this.now = now;
    this.crypto = crypto;
    this.page = page;
    this.answers = this.nothing;
    this.shelf = new Shelf(this.hosted ? null : storage, engine.rubric.id, options.keep);
    this.leftovers = new Leftovers(this.shelf, this.words);
    this.scoring = new Scoring(engine, this.words, now);
    this.arrivals = this.arrivalsOf();
    this.keeper = this.keeperOf(locks);
    if (this.hosted) {
      this.keeper.standAside();
    } else {
      this.keeper.start();
      page?.addEventListener("storage", this.storageChanged);
      page?.addEventListener("pagehide", this.leaving);
    }
    this.goOnWith(options.whole);
  }

  /** Lets go of the browser, so that another form can take its place. */
  stop(): void {
    this.leaving();
    this.page?.removeEventListener("storage", this.storageChanged);
    this.page?.removeEventListener("pagehide", this.leaving);
    this.keeper.stop();
  }

  get state(): State {
    this.shown ??= this.build();
    return this.shown;
  }

  /** Takes answers from the page around. What the engine refuses is thrown. */
  adopt(assessment: unknown): void {
    const document = this.engine.admit(assessment);
    const draft = fromAssessment(document);
    this.held = withoutPlaceholder(draft, document, this.scoring.placeholder, this.draft);
    this.takeHeld();
  }

  /** Everything that the form holds, to be handed to the form that comes after this one. */
  get whole(): Whole {
    return this.answers;
  }

  /** Whether it holds something that a person would miss. */
  get holds(): boolean {
    return !isNothing(this.whole);
  }

  /** Whether something would be lost if the page were closed now. */
  get unsaved(): boolean {
    if (this.leftovers.anyLoose) {
      return true;
    }
    switch (this.keeper.keeping.state) {
      case "on":
        return this.keeper.behind;
      case "off":
      case "failed":
        return !this.hosted && this.holds && !this.filed.holds(this.whole);
      default:
        return false;
    }
  }

  protected get nothing(): Whole {
    return emptyWhole(this.course.hasShort);
  }

  protected get draft(): Draft {
    return draftOf(this.whole);
  }

  /** Whether the draft is the one that people agree on. */
  protected get agreeing(): boolean {
    return this.whole.voices.length > 0;
  }

  /** Whether the page around keeps the answers. */
  protected get hosted(): boolean {
    return this.options.keep === "none";
  }

  /** Whether this tab may change answers. */
  protected get mine(): boolean {
    const { state } = this.keeper.keeping;
    return state !== "elsewhere" && state !== "locked" && !this.keeper.reopening;
  }

  private goOnWith(whole: Whole | undefined): void {
    if (whole && !this.holds && this.mine) {
      this.change(this.arrivals.fitting(whole));
    }
  }

  private takeHeld(): void {
    const { held } = this;
    if (held && this.mine) {
      this.held = null;
      this.given = this.keeper.waits ? held : null;
      this.errors = [];
      this.notices.forgetUndos();
      this.change(withDraft(this.whole, this.agreeing ? asAgreed(held) : held));
    }
  }

  private keptChanged(): void {
    if (!this.keeper.waits) {
      this.held ??= this.mine ? null : this.given;
      this.given = null;
    }
    this.takeHeld();
    this.tell();
  }

  protected change(whole: Whole): void {
    this.answers = whole;
    this.quiet = true;
    void this.keeper.save(whole);
    this.quiet = false;
    this.tell();
  }

  protected tell(): void {
    this.shown = null;
    if (!this.quiet) {
      this.dispatchEvent(new Event("change"));
    }
  }

  private build(): State {
    const { route, errors, opened, whole } = this;
    const notices = this.notices.list;
    const { short, voices } = whole;
    const { keeping } = this.keeper;
    const aside = this.leftovers.list(whole);
    const shown = { route, errors, notices, opened, voices, aside, short, keeping };
    return { ...shown, ...this.scoring.of(this.draft) };
  }

  protected replace(after: Whole, message: string): void {
    const before = this.whole;
    this.offerUndo("whole", message, () =>
      this.replace(before, this.words.say("undo.restored")),
    );
    this.errors = [];
    this.change(after);
  }

  protected offerUndo(id: string, message: string, undo: () => void): void {
    const run = (): void => {
      const cleared = id === "all" && this.keeper.hasTurn && !this.keeper.reopening;
      if (this.mine || cleared) {
        undo();
      }
    };
    this.notices.undoable(id, message, run);
  }

  private arrivalsOf(): Arrivals {
    const { engine, outline, words, notices, leftovers, scoring, now, options } = this;
    const { saveFile } = options;
    return new Arrivals({ engine, outline, words, notices, leftovers, scoring, now, saveFile });
  }

  private keeperOf(locks: Locks | null): Keeper {
    const { id, version } = this.engine.rubric;
    const { shelf, crypto, now, words } = this;
    const why = (failure: string): string => words.say(`kept.${failure}`);
    return new Keeper(
      { shelf, locks, crypto, now, rubric: `${id}@${version}`, why },
      {
        changed: () => this.keptChanged(),
        arrived: (whole) => this.arrived(whole),
        damaged: (text, aside) => {
          this.answers = this.arrivals.damaged(this.whole, text, aside);
        },
        conflict: (ours, aside) => this.arrivals.conflict(ours, aside),
      },
    );
  }

  private arrived(whole: Whole | null): void {
    this.notices.forgetUndos();
    this.answers = this.arrivals.fitting(whole ?? this.nothing);
  }

  private readonly storageChanged = (event: Event): void => {
    const key = "key" in event ? event.key : null;
    this.keeper.noticed(typeof key === "string" ? key : null);
    this.tell();
  };

  private readonly leaving = (): void => {
    void this.keeper.flush();
  };
}

function browserPage(): EventTarget | null {
  return typeof globalThis.addEventListener === "function" ? globalThis : null;
}
