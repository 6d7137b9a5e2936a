/** All words of the form in British English, by key. A translation has the same keys. */

import { app } from "./en-GB-app.js";
import { files } from "./en-GB-files.js";
import { pages } from "./en-GB-pages.js";
import { question } from "./en-GB-question.js";

export const english: Readonly<Record<string, string>> = {
  ...pages,
  ...question,
  ...app,
  ...files,
};
