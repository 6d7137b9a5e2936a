/** Which drafts were saved as files, as they are. */

import { isEmpty } from "../draft/draft.js";
import type { Whole } from "../draft/whole.js";
import type { Draft } from "../model.js";

export class Filed {
  private readonly drafts = new WeakSet<Draft>();

  add(draft: Draft): void {
    this.drafts.add(draft);
  }

  /** Whether files hold all of it. People's files are files already. */
  holds({ own, agreed, aside }: Whole): boolean {
    const drafts = agreed ? [own, agreed] : [own];
    return drafts.every((one) => isEmpty(one) || this.drafts.has(one)) && aside.length === 0;
  }
}
