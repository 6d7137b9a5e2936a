/** Characters that cannot be seen. */
// Made by `cargo xtask types` from the list of the engine.

/** What cannot be seen, or changes how its neighbours are shown. */
export const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu;

/** Those of them that some writing needs. */
export const NEEDED = "\u0009\u000a\u061c\u200c\u200d\u200e\u200f";
