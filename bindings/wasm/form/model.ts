/**
 * What the parts of the form agree on: what a person has typed, where they are, and what they can
 * do. No part of the page changes anything but through an `App`.
 */

import type {
  Assessed,
  AssessmentDocument,
  EvidenceDocument,
  ProblemDocument,
  RubricDocument,
  ScoreResult,
} from "../types.js";

/** A loaded rubric. Everything about scores comes from here. */
export interface Engine {
  readonly rubric: RubricDocument;
  readonly evidence: EvidenceDocument | null;
  readonly fingerprint: string;
  /** An id made of the name of a Place. */
  placeId(name: string): string;
  /** Reads an assessment; throws an error with `.problems` where it is refused. */
  admit(assessment: unknown): AssessmentDocument;
  /** Whether two assessments come from one person. */
  sameRespondent(one: AssessmentDocument, other: AssessmentDocument): boolean;
  score(assessment: AssessmentDocument): ScoreResult;
  /** The report as a whole page, as the command line writes it. */
  report(assessment: AssessmentDocument): string;
  /** The same report, to be shown inside another page: its style sheet and its body. */
  reportPart(assessment: AssessmentDocument): { style: string; body: string };
  /** The same, and how it stands in one line of text. */
  assess(assessment: AssessmentDocument): Assessed;
}

/** What a person has chosen for a question. `none` is unanswered. */
export type Choice =
  | { readonly state: "none" }
  | { readonly state: "level"; readonly level: string }
  | { readonly state: "not_known" }
  | { readonly state: "not_applicable" };

/** An item of evidence as it is being typed. */
export interface DraftItem {
  readonly title: string;
  readonly date: string;
  readonly where: string;
}

/** An answer as it is being typed: it may be incomplete. */
export interface DraftAnswer {
  readonly choice: Choice;
  /** Why the question does not apply. Kept while another choice is tried. */
  readonly reason: string;
  /** The id of one of the rubric's kinds of confidence, or null. */
  readonly confidence: string | null;
  readonly note: string;
  readonly evidence: readonly DraftItem[];
}

/** Everything a person has typed. Any state of it can be kept, shown and carried on with. */
export interface Draft {
  readonly kind: "individual" | "agreed" | "illustrative";
  readonly place: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  /** The id of a kind of partner, or null. */
  readonly partner: string | null;
  /** Only questions that somebody has touched. */
  readonly answers: ReadonlyMap<string, DraftAnswer>;
  /** What came with an opened file and has no field here; it goes back into what is saved. */
  readonly header: Readonly<Record<string, unknown>>;
}

/** Where a person is. The address of the page says the same in text. */
export type Route =
  | { readonly page: "start" }
  | { readonly page: "who" }
  | { readonly page: "tasks" }
  | { readonly page: "question"; readonly criterion: string }
  | { readonly page: "check" }
  | { readonly page: "result" }
  | { readonly page: "open" }
  | { readonly page: "keep" }
  | { readonly page: "combine" };

/** What stands in the way of going on, at a field of the page. */
export interface FieldError {
  /** The id of the field to go to. */
  readonly field: string;
  readonly message: string;
}

/** Something a person has to know, until they have read it. */
export interface Notice {
  readonly id: string;
  readonly kind: "done" | "warning";
  readonly message: string;
  /** What can be done about it, such as undo. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** How answers are kept in this browser. */
export type Keeping =
  /** Every change is kept at once. */
  | { readonly state: "on"; readonly locked: boolean; readonly saved: Date | null }
  | { readonly state: "off" }
  /** The last change could not be kept; `why` is for people. */
  | { readonly state: "failed"; readonly why: string }
  /** Kept under a passphrase that has not been given yet. */
  | { readonly state: "locked" }
  /** Another tab has the form; this one only shows. */
  | { readonly state: "elsewhere" };

/** One row of what opening a file would change. */
export interface Difference {
  /** The id of a criterion, or of a field such as `place`. */
  readonly id: string;
  readonly title: string;
  readonly mine: string;
  readonly theirs: string;
  readonly change: "added" | "changed" | "removed";
}

/** What is in a file: its bytes, or its text where somebody has read them. */
export type FileText = string | Uint8Array;

/** A file that was read and changes nothing yet. */
export interface Opened {
  readonly name: string;
  /** Why nothing of it can be used; null where something can. */
  readonly refused: string | null;
  readonly problems: readonly ProblemDocument[];
  /** Answers that this rubric has no place for, as they were. They can be saved. */
  readonly setAside: readonly { readonly id: string; readonly why: string; readonly answer: unknown }[];
  readonly differences: readonly Difference[];
  /** The version of the rubric that it was made under, where it is another one. */
  readonly version: string | null;
}

/** One person's answers among several. Never by name. */
export interface Voice {
  /** Such as "Council 2". */
  readonly label: string;
  readonly partner: string | null;
  readonly assessment: AssessmentDocument;
}

/** How people answered one question. */
export interface Spread {
  readonly criterion: string;
  readonly voices: readonly { readonly voice: Voice; readonly choice: Choice; readonly note: string }[];
  /** Positions of the lowest and the highest level that anybody chose, or null. */
  readonly lowest: number | null;
  readonly highest: number | null;
  /** True where two people are two or more levels apart. */
  readonly differs: boolean;
}

/** A text that could not be shown, put aside as it was. It can be saved, and removed. */
export interface Aside {
  readonly key: string;
  /** Written over by another tab; not readable; or without a place in this rubric. */
  readonly kind: "conflict" | "damaged" | "aside";
  readonly when: Date | null;
  readonly text: string;
  /** What a file of it is called. */
  readonly name: string;
}

/** Everything a page shows. Never changed in place. */
export interface State {
  readonly route: Route;
  readonly draft: Draft;
  /** The draft as a document; what is incomplete is left out. */
  readonly assessment: AssessmentDocument;
  readonly result: ScoreResult;
  /** The score, how much is answered and the band, in one line of text. */
  readonly standing: string;
  /** Fields of the page that need attention; shown after the person tried to go on. */
  readonly errors: readonly FieldError[];
  readonly notices: readonly Notice[];
  readonly keeping: Keeping;
  readonly opened: Opened | null;
  readonly voices: readonly Voice[];
  readonly aside: readonly Aside[];
  /** What no file could hold yet, in the order of the questions. */
  readonly incomplete: readonly { readonly criterion: string; readonly message: string }[];
  /** Whether only the critical questions are asked. */
  readonly short: boolean;
}

/** What a person can do. Each leads to a new `state` and a `change` event of the app. */
export interface App extends EventTarget {
  readonly engine: Engine;
  readonly words: Words;
  readonly state: State;

  /** The criteria in the order in which they are asked: all, or the critical ones. */
  readonly questions: readonly string[];
  /** The question before and after, where there is one. */
  neighbours(criterion: string): { before: string | null; after: string | null };

  go(route: Route): void;
  /** Leaves the page the person is on if nothing is wrong with it; shows what is wrong otherwise. */
  goOn(): void;
  setWho(patch: Partial<Pick<Draft, "place" | "day" | "month" | "year" | "partner">>): void;
  setAnswer(criterion: string, patch: Partial<DraftAnswer>): void;
  /** Takes the answer to a question back, with all that belongs to it. Can be undone. */
  clearAnswer(criterion: string): void;
  setShort(short: boolean): void;
  dismiss(notice: string): void;

  /** Answers and settings are removed from this browser and from the page. Can be undone. */
  clearAll(): void;
  /** Removes a text that was put aside. Can be undone. */
  removeAside(key: string): void;
  keep(on: boolean): Promise<void>;
  /** Keeps answers under a passphrase from now on; null takes it away. */
  lock(passphrase: string | null): Promise<void>;
  /** True where the passphrase was the right one. */
  unlock(passphrase: string): Promise<boolean>;
  /** Takes the form over from another tab. */
  takeOver(): Promise<void>;

  open(name: string, text: FileText): void;
  /** Takes what was opened: only where there is no answer yet, or everything. Can be undone. */
  take(which: "missing" | "all"): void;
  forget(): void;

  /** Adds people's files to compare. The draft becomes an agreed one. */
  addVoices(files: readonly { name: string; text: FileText }[]): void;
  removeVoice(label: string): void;
  spread(criterion: string): Spread;

  /** A file to save. Where something is missing or incomplete, null: the form then asks for it. */
  file(format: "json" | "csv" | "html"): { name: string; type: string; text: string } | null;
  submit(): void;
}

/** Words of the form, by key, in one language. */
export interface Words {
  readonly language: string;
  /** A text with its gaps filled. Throws where there is no such key. */
  say(key: string, gaps?: Readonly<Record<string, string | number>>): string;
  /** The form of a text for a count, in the language's own plural rules. */
  count(key: string, n: number, gaps?: Readonly<Record<string, string | number>>): string;
  date(iso: string): string;
  time(date: Date): string;
  number(value: number): string;
}
