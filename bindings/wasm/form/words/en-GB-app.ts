/** Words about what is wrong, what was done and how answers are kept, in British English. */

export const app = {
  "problem.place": "Enter the name of the Place",
  "problem.date": "Enter the date that the answers describe",
  "problem.real-date": "Enter a real date, such as 27 3 2026",
  "problem.reason": "Say why the question does not apply",
  "problem.item-title": "Say what the item of evidence is",
  "problem.item-date": "Enter a year, a month or a day, such as 2026, 2026-03 or 2026-03-27",

  "placeholder.place": "Place not named yet",

  "undo.action": "Undo",
  "undo.cleared-answer": "The answer to “{title}” is cleared.",
  "undo.restored-answer": "The answer to “{title}” is back.",
  "undo.cleared-all": "All answers and settings are cleared.",
  "undo.taken": "The answers from {name} are in the form.",
  "undo.restored": "Everything is as it was.",

  "undo.removed-aside": "What was put aside is removed.",

  "rest.offer": "You have answered the critical questions.",
  "rest.go-on": "Go on with the other questions",

  "kept.unavailable":
    "This browser does not let this page keep anything. " +
    "Save your answers as a file before you close it.",
  "kept.full":
    "This browser has no room left for these answers. " +
    "Save your answers as a file before you close the page.",
  "kept.not-scrambled": "The answers could not be scrambled with your passphrase.",
  "kept.no-passphrase":
    "A passphrase cannot be used where this page is opened from. No passphrase was set.",
  "kept.lock-set": "The kept answers are under your passphrase now.",
  "kept.lock-gone": "The kept answers are without a passphrase now.",
  "kept.lock-failed":
    "The passphrase is not in force yet. What this browser keeps could not be replaced, " +
    "and others may still read it.",
  "kept.damaged":
    "The answers kept in this browser are damaged and could not be read. " +
    "They are put aside as they are.",
  "kept.damaged-full":
    "The answers kept in this browser are damaged and could not be read. " +
    "There is no room to put them aside: save them before you go on.",
  "kept.damaged-save": "Save the damaged text",
  "kept.aside.one":
    "{n} kept answer does not fit these questions. It is left out of the form and put aside.",
  "kept.aside.other":
    "{n} kept answers do not fit these questions. They are left out of the form and put aside.",
  "kept.aside-save": "Save what was put aside",
  "kept.conflict":
    "Another tab has changed the kept answers. " +
    "They are shown now; what this tab had is put aside.",
  "kept.conflict-full":
    "Another tab has changed the kept answers, and they are shown now. There is no room to put " +
    "aside what this tab had: save it before you close the page.",
  "kept.conflict-save": "Save what this tab had",
} as const;
