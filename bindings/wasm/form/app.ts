/** The form's logic: what people do leads to a new state, and each state is kept. */

import type { App, Draft, DraftAnswer, FileText, Route, Spread } from "./model.js";
import { answerTo, withAnswer } from "./draft/draft.js";
import { errorsOn, firstWrong } from "./draft/errors.js";
import { shown } from "./draft/text.js";
import { isNothing, withDraft, type Whole } from "./draft/whole.js";
import { randomLetters, withRespondent } from "./draft/who.js";
import { opening } from "./files/opening.js";
import { fillBlanks, takeAll } from "./files/take.js";
import { fileOf, type Format, type SavedFile } from "./files/write.js";
import { withoutLeftover } from "./keep/leftovers.js";
import type { Cleared } from "./keep/memory.js";
import type { AppOptions } from "./options.js";
import { Ground } from "./ground.js";
import { lostWords, withoutVoice, withVoices } from "./voices/joined.js";
import { addVoices, spreadOf } from "./voices/voices.js";

export type { AppOptions, SavedFile };

export class FormApp extends Ground implements App {
  get questions(): readonly string[] {
    return this.course.questions(this.whole.short);
  }

  neighbours(criterion: string): { before: string | null; after: string | null } {
    return this.course.neighbours(criterion, this.whole.short);
  }

  go(route: Route): void {
    const unknown = route.page === "question" && !this.outline.criterion(route.criterion);
    this.route = unknown ? { page: "start" } : route;
    this.errors = [];
    const asked = route.page !== "question" || this.questions.includes(route.criterion);
    if (!asked && !unknown && this.mine) {
      this.setShort(false);
    } else {
      this.tell();
    }
  }

  goOn(): void {
    this.errors = errorsOn(this.route, this.draft, this.engine.rubric, this.words);
    if (this.errors.length > 0) {
      this.tell();
    } else if (this.route.page === "check") {
      this.submit();
    } else {
      const { route, draft, whole } = this;
      this.go(this.course.after(route, draft, whole.short));
      if (this.course.leavesRest(route, draft, whole.short)) {
        this.offerRest();
      }
    }
  }

  setWho(patch: Partial<Pick<Draft, "place" | "day" | "month" | "year" | "partner">>): void {
    const { partner = null } = patch;
    const known = partner === null || this.outline.partner(partner) !== null;
    this.type({ ...this.draft, ...patch, ...(known ? {} : { partner: this.draft.partner }) });
  }

  setAnswer(criterion: string, patch: Partial<DraftAnswer>): void {
    if (this.outline.criterion(criterion)) {
      const answer = { ...answerTo(this.draft, criterion), ...patch };
      this.type(withAnswer(this.draft, criterion, answer));
    }
  }

  clearAnswer(criterion: string): void {
    const before = this.draft.answers.get(criterion);
    if (!this.mine || before === undefined) {
      return;
    }
    const title = this.outline.criterion(criterion)?.title ?? criterion;
    const { agreeing } = this;
    this.offerUndo(`answer-${criterion}`, this.words.say("undo.cleared-answer", { title }), () => {
      // Another draft may be on the page by now: the answer goes back to the one it came from.
      const draft = agreeing ? (this.whole.agreed ?? this.draft) : this.whole.own;
      const restored = withAnswer(draft, criterion, before);
      this.notices.done(`answer-${criterion}`, this.words.say("undo.restored-answer", { title }));
      this.change({ ...this.whole, ...(agreeing ? { agreed: restored } : { own: restored }) });
    });
    this.errors = [];
    this.change(withDraft(this.whole, withAnswer(this.draft, criterion, null)));
  }

  setShort(short: boolean): void {
    if (this.mine) {
      this.change({ ...this.whole, short: short && this.course.hasShort });
    }
  }

  dismiss(notice: string): void {
    this.notices.dismiss(notice);
    this.tell();
  }

  clearAll(): void {
    const { state } = this.keeper.keeping;
    if (state === "locked" && !this.keeper.hasTurn) {
      void this.keeper.takeOver().then(() => this.clearAll());
    } else if (this.notices.canUndo("all") && this.isClear) {
      this.go({ page: "start" });
    } else if (state !== "elsewhere") {
      this.clear();
    }
  }

  removeAside(key: string): void {
    if (!this.mine) {
      return;
    }
    const { whole } = this;
    const putBack = this.leftovers.remove(key);
    const undo = (): void => {
      if (putBack) {
        putBack();
        this.tell();
      } else {
        this.change({ ...this.whole, aside: whole.aside });
      }
    };
    this.offerUndo(key, this.words.say("undo.removed-aside"), undo);
    this.change(putBack ? whole : withoutLeftover(whole, key));
  }

  private get isClear(): boolean {
    const kept = this.shelf.read(this.shelf.answers);
    return !this.holds && kept === null && this.leftovers.list(this.whole).length === 0;
  }

  private clear(): void {
    const before = this.whole;
    const cleared = this.keeper.clear();
    this.answers = this.nothing;
    this.opened = null;
    this.notices.clear();
    this.offerUndo("all", this.words.say("undo.cleared-all"), () => this.unclear(cleared, before));
    this.go({ page: "start" });
  }

  async keep(on: boolean): Promise<void> {
    if (this.mine && !this.hosted) {
      this.answers = on ? this.whole : this.leftovers.gather(this.whole);
      await this.keeper.keep(on, this.whole);
    }
  }

  async lock(passphrase: string | null): Promise<void> {
    if (!this.mine) {
      return;
    }
    if (passphrase !== null && !this.keeper.canLock) {
      this.notices.warn(this.words.say("kept.no-passphrase"));
      this.tell();
      return;
    }
    const whole = (): Whole => {
      this.answers = this.leftovers.gather(this.whole);
      return this.answers;
    };
    if (await this.keeper.lock(passphrase, whole)) {
      this.leftovers.removeStored();
      const key = passphrase === null ? "kept.lock-gone" : "kept.lock-set";
      this.notices.done("lock", this.words.say(key));
    } else if (passphrase !== null) {
      this.notices.warn(this.words.say("kept.lock-failed"));
    }
    this.tell();
  }

  unlock(passphrase: string): Promise<boolean> {
    return this.keeper.unlock(passphrase);
  }

  takeOver(): Promise<void> {
    return this.keeper.takeOver();
  }

  open(name: string, text: FileText): void {
    if (!this.mine) {
      return;
    }
    const { draft, agreeing, engine, outline, words } = this;
    const file = { name: shown(name), text };
    this.opened = opening(file, draft, agreeing, engine, outline, words);
    this.tell();
  }

  take(which: "missing" | "all"): void {
    const { theirs = null, name = "" } = this.opened ?? {};
    if (!this.mine || !theirs) {
      return;
    }
    const draft = which === "all" ? takeAll(this.draft, theirs) : fillBlanks(this.draft, theirs);
    const after = withDraft(this.whole, draft);
    this.opened = null;
    this.replace(after, this.words.say("undo.taken", { name }));
  }

  forget(): void {
    this.opened = null;
    this.tell();
  }

  addVoices(files: readonly { name: string; text: FileText }[]): void {
    if (!this.mine) {
      return;
    }
    const { engine, outline, words } = this;
    const added = addVoices(this.whole.voices, files, engine, outline, words);
    added.warnings.forEach((warning) => this.notices.warn(warning));
    if (added.count === 0) {
      this.tell();
      return;
    }
    const before = this.whole;
    const { whole, begun } = withVoices(before, added.voices);
    const lost = lostWords(added, begun, words);
    if (lost !== "") {
      const undo = (): void => this.replace(before, words.say("undo.restored"));
      this.offerUndo("voices-lost", lost, undo);
    }
    this.notices.done("voices", words.count("voice.added", added.count));
    this.change(whole);
  }

  removeVoice(label: string): void {
    if (this.mine) {
      this.change(withoutVoice(this.whole, label));
    }
  }

  spread(criterion: string): Spread {
    return spreadOf(criterion, this.whole.voices, this.outline);
  }

  file(format: Format): SavedFile | null {
    const wrong = firstWrong(this.draft, this.engine.rubric, this.words);
    if (wrong && this.stopped(wrong)) {
      return null;
    }
    if (format === "json") {
      this.filed.add(this.draft);
    }
    return fileOf(format, this.state.assessment, this.engine, this.outline, this.words);
  }

  submit(): void {
    const wrong = firstWrong(this.draft, this.engine.rubric, this.words);
    if (!wrong || !this.stopped(wrong)) {
      this.dispatchEvent(new Event("submit"));
      this.go({ page: "result" });
    }
  }

  private offerRest(): void {
    const run = (): void => {
      this.setShort(false);
      this.notices.dismiss("rest");
      this.go(this.course.after({ page: "tasks" }, this.draft, false));
    };
    const label = this.words.say("rest.go-on");
    this.notices.offer("rest", this.words.say("rest.offer"), { label, run });
    this.tell();
  }

  /** Goes to a page with its errors where it has some. */
  private stopped(route: Route): boolean {
    const errors = errorsOn(route, this.draft, this.engine.rubric, this.words);
    if (errors.length > 0) {
      this.go(route);
      this.errors = errors;
      this.tell();
    }
    return errors.length > 0;
  }

  /** Takes what a person typed. */
  private type(draft: Draft): void {
    if (this.mine) {
      const made = withRespondent(draft, this.draft, () => randomLetters(this.crypto));
      this.change(withDraft(this.whole, made));
    }
  }

  private unclear(cleared: Cleared, before: Whole): void {
    const meanwhile = this.whole;
    this.keeper.restore(cleared);
    this.answers = before;
    const message = this.words.say("undo.restored");
    if (isNothing(meanwhile)) {
      this.notices.done("all", message);
    } else {
      this.offerUndo("all", message, () => this.replace(meanwhile, message));
    }
    this.tell();
  }
}
