/** The whole with people's files, and without: what they agree on is about one Place. */

import { clean } from "../draft/text.js";
import { agreedDraft } from "../draft/who.js";
import type { Whole } from "../draft/whole.js";
import type { Draft, Voice, Words } from "../model.js";
import type { Added } from "./voices.js";

/** What has made room for what was added, in words; nothing where nothing has. */
export function lostWords({ replaced }: Added, begun: boolean, words: Words): string {
  const labels = replaced.join(", ");
  const lost = [
    ...(begun ? [words.say("voice.begun")] : []),
    ...(labels === "" ? [] : [words.say("voice.replaced", { labels })]),
  ];
  return lost.join(" ");
}

/** What was agreed about another Place makes room; `begun` says that it did. */
export function withVoices(
  whole: Whole,
  voices: readonly Voice[],
): { whole: Whole; begun: boolean } {
  const { own, agreed } = whole;
  const place = voices[0]?.assessment.place.name ?? "";
  const another = agreed !== null && !isAbout(agreed, place);
  const anew = whole.voices.length === 0 && (another || own.kind === "agreed");
  if (agreed && !anew) {
    return { whole: { ...whole, voices }, begun: false };
  }
  const first = own.kind === "agreed" ? own : agreedDraft(own, voices[0]?.assessment);
  return { whole: { ...whole, voices, agreed: first }, begun: !!agreed && agreed.answers.size > 0 };
}

/** Where a person's own draft was an agreed one, it goes on with what was changed since. */
export function withoutVoice(whole: Whole, label: string): Whole {
  const voices = whole.voices.filter((voice) => voice.label !== label);
  const { own, agreed } = whole;
  return voices.length === 0 && own.kind === "agreed" && agreed
    ? { ...whole, voices, own: agreed, agreed: null }
    : { ...whole, voices };
}

function isAbout({ place }: Draft, name: string): boolean {
  return clean(place) === "" || clean(place) === name;
}
