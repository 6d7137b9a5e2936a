/** The single file: unpacks the engine and the rubric that the page holds, and shows the form. */

import type { EvidenceDocument, RubricDocument } from "../types.js";
import { load } from "../js/slim.js";
import { define, PlaceReadinessForm } from "./element.js";
import { wordsIn } from "./words/words.js";

/** What stands packed in the page. */
interface Content {
  readonly rubric: RubricDocument;
  readonly evidence: EvidenceDocument | null;
}

/** The bytes of a block of the page: base64 of gzip. */
async function unpack(id: string): Promise<ArrayBuffer> {
  const text = document.getElementById(id)?.textContent?.trim() ?? "";
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

async function begin(form: PlaceReadinessForm): Promise<void> {
  const [engine, packed] = await Promise.all([unpack("engine"), unpack("rubric")]);
  const content: Content = JSON.parse(new TextDecoder().decode(packed));
  form.engine = await load(engine, content);
}

function fail(form: Element, thrown: unknown): void {
  const words = document.createElement("p");
  words.setAttribute("role", "alert");
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  words.textContent = wordsIn().say("frame.failed", { why });
  form.replaceWith(words);
}

function start(): void {
  define();
  const form = document.querySelector("place-readiness-form");
  if (form instanceof PlaceReadinessForm) {
    form.addEventListener("page", (event) => {
      if (event instanceof CustomEvent) {
        document.title = event.detail.title;
      }
    });
    begin(form).catch((thrown: unknown) => fail(form, thrown));
  }
}

start();
