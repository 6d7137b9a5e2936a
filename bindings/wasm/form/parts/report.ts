/** The report in a shadow root of its own, so that its style sheet and the form's never meet. */

/** The report as the engine writes it. */
export interface ReportPart {
  readonly style: string;
  readonly body: string;
}

/** Shows a report. Its text was escaped where it was written, and only there. */
export class PlaceReadinessReport extends HTMLElement {
  private readonly root = this.attachShadow({ mode: "open" });
  private readonly sheet = new CSSStyleSheet();
  private dress = "";
  private body = "";

  constructor() {
    super();
    this.root.adoptedStyleSheets = [this.sheet];
    this.root.addEventListener("click", (event) => this.follow(event));
  }

  set report(part: ReportPart) {
    if (part.style !== this.dress) {
      this.dress = part.style;
      this.sheet.replaceSync(part.style);
    }
    if (part.body !== this.body) {
      this.body = part.body;
      // Rust has escaped every text of the rubric and the answers in it.
      this.root.innerHTML = part.body;
      settle(this.root);
    }
  }

  /** Links within the report move to their place and leave the address as it is. */
  private follow(event: Event): void {
    const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement);
    const address = link instanceof HTMLAnchorElement ? link.getAttribute("href") : null;
    if (!address?.startsWith("#")) {
      return;
    }
    event.preventDefault();
    const target = this.root.getElementById(decode(address.slice(1)));
    if (target) {
      target.tabIndex = -1;
      target.scrollIntoView();
      target.focus({ preventScroll: true });
    }
  }
}

/**
 * Fits the report into a page that has a title and a main part already: its headings go one level
 * down, and its landmarks become plain.
 */
function settle(root: ShadowRoot): void {
  for (const heading of root.querySelectorAll("h1, h2, h3, h4, h5")) {
    heading.setAttribute("aria-level", `${Number(heading.tagName.slice(1)) + 1}`);
  }
  for (const landmark of root.querySelectorAll("main, header, footer")) {
    const plain = document.createElement("div");
    if (landmark.id) {
      plain.id = landmark.id;
    }
    plain.className = landmark.className;
    plain.append(...landmark.childNodes);
    landmark.replaceWith(plain);
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
