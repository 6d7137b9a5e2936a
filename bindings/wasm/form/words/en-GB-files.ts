/** Words about files that are opened, compared and saved, in British English. */

export const files = {
  "refused.empty": "The file is empty.",
  "refused.large": "The file is larger than 1 MB, which is more than a file of answers can be.",
  "refused.yaml":
    "This looks like a file in YAML, which this form does not read. " +
    "Open a file that was saved here as JSON.",
  "refused.cut": "The file ends in the middle, at line {line}. Part of it is missing.",
  "refused.broken": "The file cannot be read from line {line} on. Something in it is damaged.",
  "refused.deep":
    "At line {line} the file is nested deeper than any file of answers is. Something in it is damaged.",
  "refused.digits":
    "Line {line} has the number {found}, which cannot be kept as it is written. " +
    "Write a level as the questions have it, such as 2.",
  "refused.twice":
    "Line {line} has “{found}” a second time in the same place. " +
    "Keep the one that is meant, and open the file again.",
  "refused.wide": "The file is in UTF-16. Save it as UTF-8, and open it again.",
  "refused.bytes":
    "The file is not text in UTF-8. It may come from another program, such as a spreadsheet. " +
    "Open a file that was saved here as JSON.",
  "refused.fault": "The form has failed over this file, which is a fault of the form: {why}",
  "refused.not-json": "The file cannot be read. Something in it is damaged.",
  "refused.page": "This is a web page, such as a report. Open the file of answers (JSON).",
  "refused.table": "This is a table. Open the file of answers (JSON).",
  "refused.list": "The file is a list of several documents. Open one file for each person.",
  "refused.result": "This is a result and not answers. Open the file of answers that it came from.",
  "refused.rubric-file": "This is a set of questions and not answers.",
  "refused.format": "This is no file of answers: it says that it is “{format}”.",
  "refused.no-format": "This is no file of answers: it does not say what it is.",
  "refused.rubric": "These are answers to other questions: “{rubric}”.",
  "refused.misfit": "The answers in the file do not fit these questions.",
  "refused.header": "What the file says about the Place, the date or who answered cannot be read.",

  "difference.place": "Place",
  "difference.date": "Date",
  "difference.partner": "Kind of partner",
  "difference.kind": "Whose answers they are",
  "difference.respondent": "Id of who answered",
  "difference.head-title": "Title",
  "difference.head-label": "Label",
  "difference.head-source": "Source",
  "difference.head-note": "Note",
  "difference.head-rules": "Rules",
  "difference.nothing": "–",
  "difference.why": "why: {text}",
  "difference.sure": "how sure: {text}",
  "difference.note": "note: {text}",
  "difference.evidence": "evidence: {text}",
  "kind.individual": "One person’s",
  "kind.agreed": "Agreed by the partnership",
  "kind.illustrative": "An example",

  "file.answers": "answers",
  "file.report": "report",
  "file.table": "table",
  "file.damaged": "damaged-answers",
  "file.aside": "answers-put-aside",
  "file.conflict": "answers-of-this-tab",

  "voice.person": "Person",
  "voice.label": "{kind} {n}",
  "voice.added.one": "{n} person’s answers are added.",
  "voice.added.other": "{n} people’s answers are added.",
  "voice.replaced": "Newer answers of the same person took the place of {labels}.",
  "voice.kind": "{file} is not one person’s answers. It says: “{kind}”.",
  "voice.begun": "What was agreed before is about another Place. It makes room for a new start.",
  "voice.refused": "{file} was not added. {why}",
  "voice.duplicate": "{file} was not added: it holds the same as {label}.",
  "voice.aside.one": "{n} answer in {file} does not fit these questions and is left out.",
  "voice.aside.other": "{n} answers in {file} do not fit these questions and are left out.",
  "voice.other-place": "Not all of these files are about the same Place: {places}.",
} as const;
