/** Answers to start from, as a host page may have them from a database of its own. */

export const answers = {
  format: "place-readiness/assessment/1",
  rubric: "place-readiness",
  place: { id: "north-place", name: "North Place" },
  date: "2026-03-27",
  respondent: { id: "council-1", partner: "council" },
  kind: "individual",
  answers: { "SCO-1": "3", "SCO-2": { level: "2", note: "The map is being redrawn." } },
};
