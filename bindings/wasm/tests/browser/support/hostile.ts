/** Text that would do harm if it were ever taken for anything but text. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ours } from "./documents.js";

/** Each calls `alert` or sets a mark if it is run, and each is one line. */
export const HOSTILE = {
  script: "</style></title></script><script>alert(1)</script>",
  handler: "\"'><img src=x onerror=alert(1)><input autofocus onfocus=alert(1)>",
  svg: "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
  css: "</style><style>*{display:none!important}</style><link rel=stylesheet href=//x.test/>",
  link: "<a href=javascript:alert(1)>javascript:alert(1)</a> [x](javascript:alert(1))",
  braces: "{{7*7}} ${alert(1)} #{7*7} <%= 7*7 %> {0} {place} {n}",
  frame: "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=javascript:alert(1)>",
  comment: "--><script>alert(1)</script><!-- ]]> &lt;b&gt; &amp;",
  element: "<place-readiness-form><template shadowrootmode=open></template>",
  hidden: "zero\u200cwidth\u200djoined\u200f\ufe0f",
  formula: "=1+1 | @SUM(A1) | +1 | -1",
} as const;

export type HostileName = keyof typeof HOSTILE;

const FIXTURES = "crates/place-readiness-report/tests/fixtures";

/** A rubric in which every text is this one. Gives the path of its file. */
export function hostileRubric(folder: string, name: HostileName): string {
  const home = join(folder, `hostile-${name}`);
  const quoted = JSON.stringify(HOSTILE[name]);
  const text = readFileSync(ours(join(FIXTURES, "full.yaml")), "utf8");
  const file = `${home}.yaml`;
  writeFileSync(file, text.replaceAll("TEXT", quoted));
  return file;
}

/** An assessment of that rubric with this text in every field. */
export function hostileAnswers(name: HostileName): object {
  const text = HOSTILE[name];
  return {
    format: "place-readiness/assessment/1",
    rubric: "full@1.0.0",
    place: { id: "somewhere", name: text },
    date: "2024-02-29",
    respondent: { id: "r1", partner: "council" },
    kind: "agreed",
    title: text,
    label: text,
    source: text,
    note: text,
    rules: [text],
    answers: {
      "ONE-1": {
        level: "0",
        confidence: "low",
        note: text,
        evidence: [{ title: text, date: "2023-12", where: text }],
      },
      "ONE-2": "2",
      "ONE-3": { not_applicable: text },
      "TWO-1": { not_known: true, note: text },
      "TWO-2": { note: text },
      "TWO-3": "1",
    },
  };
}
