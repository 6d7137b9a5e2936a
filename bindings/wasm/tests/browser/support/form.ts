/** The form as a person meets it: by the names of its parts and the words on them. */

import { readFile } from "node:fs/promises";

import { expect, type Locator, type Page } from "@playwright/test";

/** A file to open: its name and its text. */
export interface FileToOpen {
  readonly name: string;
  readonly text: string | Buffer;
}

/** A file that the form saved. */
export interface SavedFile {
  readonly name: string;
  readonly text: string;
}

export class Form {
  constructor(
    readonly page: Page,
    readonly address: string,
  ) {}

  /** Opens the form at a route, such as `#/result`, as if it had been typed into a new tab. */
  async open(route = ""): Promise<void> {
    await this.page.goto(this.address + route);
    await expect(this.title).toBeVisible();
  }

  /** Changes the part of the address after `#` by hand. */
  async go(route: string): Promise<void> {
    await this.page.evaluate((hash) => location.assign(hash), route);
  }

  /** The heading of the page; the report below it has headings of its own. */
  get title(): Locator {
    return this.page.locator("h1#title");
  }

  /** What is being told: notices, and how answers are kept. */
  get notices(): Locator {
    return this.page.locator(".notice");
  }

  get keeping(): Locator {
    return this.page.locator(".keeping");
  }

  /** The result in one line, beside a question or in the list. */
  get line(): Locator {
    return this.page.getByRole("region", { name: "Result so far" }).getByRole("paragraph");
  }

  get report(): Locator {
    return this.page.locator("place-readiness-report");
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole("link", { name });
  }

  field(name: string | RegExp): Locator {
    return this.page.getByRole("textbox", { name });
  }

  radio(name: string | RegExp): Locator {
    return this.page.getByRole("radio", { name });
  }

  /** A level of the question that is shown, by its number. */
  level(id: string): Locator {
    return this.radio(new RegExp(`^${id}\\. `));
  }

  /** Answers the question that is shown, and goes on. */
  async answer(level: string): Promise<void> {
    await this.level(level).check();
    await this.button("Save and continue").click();
  }

  async sayWho(
    place: string,
    date: readonly [string, string, string],
    kind?: string,
  ): Promise<void> {
    await this.field("Name of the Place").fill(place);
    for (const [part, value] of [
      ["Day", date[0]],
      ["Month", date[1]],
      ["Year", date[2]],
    ] as const) {
      await this.field(part).fill(value);
    }
    if (kind !== undefined) {
      await this.radio(kind).check();
    }
  }

  /** Presses a button that saves a file, and gives the file. */
  async save(button: string | Locator): Promise<SavedFile> {
    const pressed = typeof button === "string" ? this.button(button) : button;
    const [download] = await Promise.all([this.page.waitForEvent("download"), pressed.click()]);
    return {
      name: download.suggestedFilename(),
      text: await readFile(await download.path(), "utf8"),
    };
  }

  /** Chooses a file on the page where one file is opened. */
  async choose(file: FileToOpen): Promise<void> {
    await this.go("#/open");
    await this.page.getByLabel("Choose a file").setInputFiles(packed(file));
    await expect(this.page.getByRole("heading", { name: /^The file / })).toBeVisible();
  }

  /** Opens a file and takes all that it says. */
  async take(document: object): Promise<void> {
    await this.choose({ name: "answers.json", text: JSON.stringify(document) });
    await this.button(/^(Take these answers|Take everything)$/).click();
    await expect(this.page.getByRole("heading", { name: /^The file / })).toBeHidden();
  }

  /** Chooses people's files on the page where several are combined. */
  async combine(...files: readonly FileToOpen[]): Promise<void> {
    await this.go("#/combine");
    await this.page
      .getByLabel(/^(Choose people’s files|Add more people)$/)
      .setInputFiles(files.map(packed));
  }

  /** All that this browser keeps, by key. */
  async kept(): Promise<Record<string, string>> {
    return this.page.evaluate(() => ({ ...localStorage }));
  }
}

function packed({ name, text }: FileToOpen): { name: string; mimeType: string; buffer: Buffer } {
  const buffer = typeof text === "string" ? Buffer.from(text) : text;
  return { name, mimeType: "application/json", buffer };
}
