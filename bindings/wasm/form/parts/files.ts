/** Files in, by the picker or dropped on the page; files out, by a download. */

import { html, nothing, type TemplateResult } from "lit";

import { shown } from "../draft/text.js";
import { described, errorAt, errorMessage, wrong } from "./fields.js";
import type { View } from "./view.js";

/** A file as it was read. */
export interface ReadFile {
  readonly name: string;
  readonly text: Uint8Array;
}

/** Files larger than this are not read whole: the engine would refuse them. */
const LONGEST = 1024 * 1024 + 1;

/** How long a download may take to begin before its data is let go. */
const KEPT_FOR = 60_000;

export function saveFile(file: { name: string; type: string; text: string }): void {
  const address = URL.createObjectURL(new Blob([file.text], { type: file.type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = file.name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
}

export function filePicker(
  view: View,
  id: string,
  label: string,
  several: boolean,
  take: (files: readonly ReadFile[]) => void,
): TemplateResult {
  const { words } = view;
  const error = errorAt(view, id);
  const read = async (files: FileList | null): Promise<void> => {
    const { readable, unreadable } = await readAll(files);
    refuse(view, id, unreadable);
    if (readable.length + unreadable.length > 0) {
      take(readable);
    }
  };
  const picked = (event: Event): void => {
    event.stopPropagation();
    if (event.target instanceof HTMLInputElement) {
      const field = event.target;
      void read(field.files).finally(() => {
        field.value = "";
      });
    }
  };
  const dropped = (event: DragEvent): void => {
    over(event, false);
    void read(event.dataTransfer?.files ?? null);
  };
  return html`<div
    class="drop nhsuk-form-group ${error ? "nhsuk-form-group--error" : ""}"
    @dragover=${(event: DragEvent) => over(event, true)}
    @dragleave=${(event: DragEvent) => over(event, false)}
    @drop=${dropped}
  >
    <label class="nhsuk-label" for=${id}><span class="legend">${label}</span></label>
    <div class="nhsuk-hint" id="${id}-hint">
      ${several ? words.say("file.several-hint") : words.say("file.hint")}
    </div>
    ${error ? errorMessage(view, id, error) : nothing}
    <input
      class="drop__input"
      id=${id}
      type="file"
      accept=".json,application/json"
      ?multiple=${several}
      aria-describedby=${described(id, true, error)}
      aria-invalid=${error ? "true" : nothing}
      @change=${picked}
    />
  </div>`;
}

function over(event: DragEvent, inside: boolean): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) {
    event.currentTarget.classList.toggle("drop--over", inside);
  }
}

/** What came of reading some files. */
interface Reading {
  readonly readable: readonly ReadFile[];
  /** Names of those that the browser would not read, such as a folder that was dropped. */
  readonly unreadable: readonly string[];
}

async function readAll(files: FileList | null): Promise<Reading> {
  const all = [...(files ?? [])];
  const read = await Promise.all(all.map(readOne));
  const readable = read.filter((file) => file !== null);
  return { readable, unreadable: all.filter((_, at) => read[at] === null).map(({ name }) => name) };
}

async function readOne(file: File): Promise<ReadFile | null> {
  try {
    const bytes = await file.slice(0, LONGEST).arrayBuffer();
    return { name: file.name, text: new Uint8Array(bytes) };
  } catch {
    return null;
  }
}

/** Says which files could not be read, at the field that they were given to. */
function refuse(view: View, id: string, names: readonly string[]): void {
  const { words, memory } = view;
  if (names.length === 0) {
    memory.delete(wrong(id));
  } else {
    memory.set(wrong(id), words.say("file.unreadable", { names: names.map((name) => shown(name)).join(", ") }));
    view.focus(id);
  }
  view.refresh();
}
