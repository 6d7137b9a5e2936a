/** The custom element: it shows the page that the app is on, and tells the world what changes. */

import { html, LitElement, nothing, unsafeCSS } from "lit";
import type { PropertyValues, TemplateResult } from "lit";

import type { AssessmentDocument, ScoreResult } from "../types.js";
import { FormApp } from "./app.js";
import { shown } from "./draft/text.js";
import type { Whole } from "./draft/whole.js";
import type { Engine } from "./model.js";
import { saveFile } from "./parts/files.js";
import { frame } from "./parts/frame.js";
import { Outline } from "./parts/outline.js";
import { PlaceReadinessReport } from "./parts/report.js";
import { AddressTrail, OwnTrail, type Trail } from "./parts/trail.js";
import type { View } from "./parts/view.js";
import { formatRoute } from "./route.js";
import formStyle from "./style/form.scss";
import { wordsIn } from "./words/words.js";

/** What `change` and `submit` carry. */
export interface Answered {
  readonly assessment: AssessmentDocument;
  readonly result: ScoreResult;
}

/** What goes with a form that is shown. */
interface Running {
  readonly app: FormApp;
  readonly made: Made;
  readonly outline: Outline;
  readonly trail: Trail;
  readonly stop: () => void;
}

/** What a form is made with: it starts anew where one of these is set to something else. */
type Made = Pick<PlaceReadinessForm, (typeof RESTARTING)[number]>;

/** Answers that are kept nowhere else, and what they belong to. */
interface Loose {
  readonly whole: Whole;
  readonly keep: string | null;
  readonly rubric: string;
}

export class PlaceReadinessForm extends LitElement {
  static override readonly properties = {
    rubric: { type: String },
    place: { type: String },
    respondentPartner: { type: String, attribute: "respondent-partner" },
    language: { type: String },
    address: { type: String },
    keep: { type: String },
    engine: { attribute: false },
    words: { attribute: false },
  };
  static override readonly styles = unsafeCSS(formStyle);

  /** How an engine is found for the attribute `rubric`; set by the entry that brings one. */
  static findEngine: ((rubric: string) => Promise<Engine>) | null = null;

  declare rubric: string | null;
  declare place: string | null;
  declare respondentPartner: string | null;
  declare language: string | null;
  declare address: string | null;
  declare keep: string | null;
  declare engine: Engine | null;
  declare words: Readonly<Record<string, string>> | null;

  private running: Running | null = null;
  private failure: string | null = null;
  private readonly memory = new Map<string, string>();
  /** The field, or the title, that the focus goes to once the page is shown. */
  private wanted: string | null = null;
  private shown = "";
  /** The answers that the world knows of. */
  private told: AssessmentDocument | null = null;

  constructor() {
    super();
    this.rubric = this.place = this.respondentPartner = this.language = this.address = null;
    this.keep = null;
    this.engine = this.words = null;
  }

  /** The answers as a document. Setting it replaces them; what is refused is thrown. */
  get assessment(): AssessmentDocument | null {
    return this.running?.app.state.assessment ?? null;
  }

  set assessment(assessment: AssessmentDocument | null | undefined) {
    if (this.hasUpdated) {
      // What was set just before, such as another `keep`, holds for these answers already.
      this.renew();
    }
    const app = this.running?.app;
    if (!app) {
      this.early = assessment ?? null;
    } else if (assessment && assessment !== this.assessment) {
      // Read once: it may hold code of the page around, and say something else the next time.
      const admitted = app.engine.admit(assessment);
      if (!same(app, admitted)) {
        app.adopt(admitted);
      }
    }
  }

  /** What the answers come to. */
  get result(): ScoreResult | null {
    return this.running?.app.state.result ?? null;
  }

  private early: AssessmentDocument | null = null;
  private loose: Loose | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.takeUp();
    addEventListener("beforeunload", this.leaving);
    this.shadowRoot?.addEventListener("input", quiet);
    if (this.hasUpdated) {
      this.renew();
      this.requestUpdate();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("beforeunload", this.leaving);
    this.end();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const given = changed.has("engine") && this.engine !== null;
    if (given) {
      this.failure = null;
    } else if (changed.has("rubric") && this.rubric !== null) {
      void this.find(this.rubric);
    }
    this.renew();
    if (this.running && (changed.has("place") || changed.has("respondentPartner"))) {
      this.prefill(this.running.app);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.failure !== null) {
      return html`<div class="form" role="alert"><p>${this.failure}</p></div>`;
    }
    return this.running ? frame(this.view(this.running)) : nothing;
  }

  protected override updated(): void {
    if (!this.running) {
      return;
    }
    const { route, keeping } = this.running.app.state;
    const page = keeping.state === "locked" ? keeping.state : formatRoute(route);
    if (page !== this.shown) {
      this.wanted ??= this.shown === "" ? null : "title";
      this.shown = page;
    }
    this.settle();
    this.name(this.running);
  }

  /** Takes what was set before the element was known to the page. */
  private takeUp(): void {
    if (Object.hasOwn(this, "assessment")) {
      const { assessment } = this;
      Reflect.deleteProperty(this, "assessment");
      this.early = assessment;
    }
  }

  private async find(rubric: string): Promise<void> {
    try {
      const engine = await PlaceReadinessForm.findEngine?.(rubric);
      if (engine && this.rubric === rubric) {
        this.failure = null;
        this.engine = engine;
        this.requestUpdate();
      }
    } catch (thrown) {
      if (this.rubric === rubric) {
        this.fail(thrown);
      }
    }
  }

  /** Says why there is no form. */
  private fail(thrown: unknown): void {
    const why = shown(thrown instanceof Error ? thrown.message : String(thrown), LONGEST_WHY);
    this.failure = wordsIn(this.language ?? undefined).say("frame.failed", { why });
    this.requestUpdate();
  }

  /** Starts anew where the form was made with something else than is set now. */
  private renew(): void {
    const made = this.running?.made;
    if (made && RESTARTING.every((name) => made[name] === this[name])) {
      return;
    }
    this.end();
    if (this.engine && this.isConnected) {
      try {
        this.begin(this.engine);
      } catch (thrown) {
        // Whatever the page around has set, it gets to read what is wrong with it.
        this.end();
        this.fail(thrown);
      }
    }
  }

  private begin(engine: Engine): void {
    this.failure = null;
    const app = new FormApp(engine, {
      saveFile,
      language: this.language ?? undefined,
      words: this.words ?? undefined,
      keep: this.keep ?? undefined,
      whole: this.takeLoose(engine),
    });
    const trail = this.address === "hash" ? new AddressTrail(app) : new OwnTrail(app);
    const outline = new Outline(engine.rubric);
    const changed = (): void => this.changed(trail);
    const submitted = (): void => this.tell("submit");
    app.addEventListener("change", changed);
    app.addEventListener("submit", submitted);
    const stop = (): void => {
      app.removeEventListener("change", changed);
      app.removeEventListener("submit", submitted);
      trail.stop();
      app.stop();
    };
    const { words, language, address, keep } = this;
    const made = { engine, words, language, address, keep };
    this.running = { app, made, outline, trail, stop };
    this.takeEarly(app);
    this.prefill(app);
    trail.start();
    this.told = app.state.assessment;
  }

  /** Stops what runs. Answers that are kept nowhere else wait here for the next start. */
  private end(): void {
    if (this.running) {
      const { app, made } = this.running;
      const { state } = app.state.keeping;
      const lost = (state === "off" || state === "failed") && app.holds;
      const rubric = app.engine.fingerprint;
      this.loose = lost ? { whole: app.whole, keep: made.keep, rubric } : null;
      this.running.stop();
      this.running = null;
    }
  }

  /** Takes up answers that waited, where they belong to what is shown now. */
  private takeLoose(engine: Engine): Whole | undefined {
    const { loose } = this;
    this.loose = null;
    const ours = loose?.keep === this.keep && loose.rubric === engine.fingerprint;
    return ours ? loose.whole : undefined;
  }

  /** Takes answers that were set before there was a form. A fault of theirs stops nothing else. */
  private takeEarly(app: FormApp): void {
    const { early } = this;
    this.early = null;
    if (early) {
      try {
        app.adopt(early);
      } catch (thrown) {
        reportError(thrown);
      }
    }
  }

  /** Takes what the page says about the place and the person, where nothing was typed yet. */
  private prefill(app: FormApp): void {
    const { place, partner } = app.state.draft;
    const kinds = app.engine.rubric.partners ?? [];
    if (typeof this.place === "string" && place === "") {
      app.setWho({ place: this.place });
    }
    if (partner === null && kinds.some(({ id }) => id === this.respondentPartner)) {
      app.setWho({ partner: this.respondentPartner });
    }
  }

  private changed(trail: Trail): void {
    if (this.running && formatRoute(this.running.app.state.route) !== this.shown) {
      this.memory.clear();
    }
    trail.note();
    this.requestUpdate();
    const assessment = this.assessment;
    if (assessment !== this.told) {
      this.told = assessment;
      this.tell("change");
    }
  }

  private tell(what: "change" | "submit"): void {
    const state = this.running?.app.state;
    if (state) {
      const { assessment, result } = state;
      const detail: Answered = { assessment, result };
      this.dispatchEvent(new CustomEvent(what, { bubbles: true, composed: true, detail }));
    }
  }

  private view({ app, outline, trail }: Running): View {
    const language = outline.rubric.language;
    return {
      app,
      outline,
      state: app.state,
      words: app.words,
      language: language && language !== app.words.language ? language : nothing,
      whole: this.address === "hash",
      keeps: this.keep !== "none",
      memory: this.memory,
      address: formatRoute,
      back: () => trail.back(),
      attempt: (run) => this.attempt(run),
      focus: (field) => this.focusOn(field),
      save: saveFile,
      refresh: () => this.requestUpdate(),
    };
  }

  private attempt(run: () => void): void {
    run();
    if (this.running && this.running.app.state.errors.length > 0) {
      this.focusOn("errors");
    }
  }

  private focusOn(field: string): void {
    this.wanted = field;
    this.requestUpdate();
  }

  /** Moves the focus where it is wanted, now that the page stands. */
  private settle(): void {
    const field = this.wanted === null ? null : this.shadowRoot?.getElementById(this.wanted);
    this.wanted = null;
    if (field) {
      const inside = field.matches(FOCUSABLE) ? field : field.querySelector<HTMLElement>(FOCUSABLE);
      inside?.focus();
    }
  }

  /** Tells the page what to call itself. */
  private name({ app, outline }: Running): void {
    const heading = this.shadowRoot?.getElementById("title")?.textContent?.trim() ?? "";
    const wrong = [...this.memory.keys()].some((key) => key.startsWith("wrong "));
    const prefix = wrong || app.state.errors.length > 0 ? `${app.words.say("error.prefix")} ` : "";
    const whole = outline.rubric.title;
    const title = heading === whole ? whole : `${heading} – ${whole}`;
    this.dispatchEvent(new CustomEvent("page", { detail: { title: prefix + title } }));
  }

  private readonly leaving = (event: BeforeUnloadEvent): void => {
    if (this.running?.app.unsaved) {
      event.preventDefault();
    }
  };
}

/** The names of what a form is made with. */
const RESTARTING = ["engine", "words", "language", "address", "keep"] as const;

/** A message may quote what was set, and that may be anything. */
const LONGEST_WHY = 300;

const FOCUSABLE = "[tabindex], a, button, input, textarea, summary";

/** Whether the form holds these very answers. What the engine admits, it writes in one order. */
function same({ engine, state }: FormApp, admitted: AssessmentDocument): boolean {
  return JSON.stringify(engine.admit(state.assessment)) === JSON.stringify(admitted);
}

/** Typing is our own affair: the world hears of it as `change`. */
function quiet(event: Event): void {
  event.stopPropagation();
}

/** Makes the elements known to the page, once. */
export function define(): void {
  const elements = {
    "place-readiness-report": PlaceReadinessReport,
    "place-readiness-form": PlaceReadinessForm,
  };
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) {
      customElements.define(name, element);
    }
  }
}
