/** Words of the question page, in British English. */

export const question = {
  "answer.none": "Not answered",
  "answer.not-known": "Not known",
  "answer.not-applicable": "Not applicable",

  "question.of": "Question {n} of {all}",
  "question.critical": "Critical",
  "question.why": "Why it matters:",
  "question.terms": "What the words mean",
  "question.statements": "Which is the last statement that is true?",
  "question.statements-hint":
    "Read from the second statement down. Choose the last one that is true. If the second is " +
    "not true, choose the first.",
  "question.levels": "Which fits best?",
  "question.not-known-hint": "Nobody who is answering knows. A blank is not a zero.",
  "question.reason": "Why does it not apply?",
  "question.confidence": "How sure are you?",
  "question.note": "Anything to add?",
  "question.note-agreed": "Why did you agree on this?",
  "question.note-hint": "Roles, not people’s names, and nothing about patients.",
  "question.save": "Save and continue",
  "question.before": "Previous question",
  "question.to-list": "Back to the list of questions",
  "question.clear": "Clear this answer",
  "question.unknown": "There is no such question",

  "confidence.high": "High.",
  "confidence.medium": "Medium.",
  "confidence.low": "Low.",

  "evidence.title": "What can you point to?",
  "evidence.optional": "You can name a document or record that shows this.",
  "evidence.expected":
    "Name at least one document or record that shows this. Without one, it counts as " +
    "“{level}” in the score that asks for evidence.",
  "evidence.examples": "For example:",
  "evidence.item": "Item {n}",
  "evidence.what": "What is it?",
  "evidence.date": "Its date",
  "evidence.date-hint": "For example, 2026, 2026-03 or 2026-03-27",
  "evidence.where": "Where is it kept?",
  "evidence.where-hint": "For example, board papers",
  "evidence.add": "Add an item",
  "evidence.add-more": "Add another item",
  "evidence.remove": "Remove item {n}",

  "voices.title": "What people answered",
  "voices.who": "Who",
  "voices.answer": "Answer",
  "voices.note": "Note",
  "voices.range": "From {low} to {high}",
  "voices.differ": "Views differ",
  "voices.lowest": "Lowest",
  "voices.highest": "Highest",
  "voices.nobody": "Nobody chose a level.",
} as const;
