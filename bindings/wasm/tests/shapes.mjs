/** Documents of about ten million bytes, each large in another way, as JSON text. */

const SIZE = 10_000_000;

/** A document of answers around a text that stands for the answers, or for other keys. */
const around = (inside) =>
  `{"format": "place-readiness/assessment/1", "rubric": "place-readiness",
    "place": {"id": "north-place", "name": "North Place"}, "date": "2026-03-27",
    "kind": "individual", ${inside}}`;

const answers = (inside) => around(`"answers": {${inside}}`);

/** As many of a text as fit into a size, with commas between. */
const many = (size, make) => {
  const parts = [];
  for (let length = 0; length < size; ) {
    const part = make(parts.length);
    parts.push(part);
    length += part.length + 1;
  }
  return parts.join(",");
};

/** What each shape is, by its name, for a size in bytes. */
const SHAPES = {
  "a wide list": (size) => answers(`"SCO-1": [${many(size, () => "0")}]`),
  "a wide map": (size) => answers(`"SCO-1": {${many(size, (n) => `"${n}": 0`)}}`),
  "deep lists": (size) => answers(`"SCO-1": ${"[".repeat(size / 2)}${"]".repeat(size / 2)}`),
  "deep maps": (size) => answers(`"SCO-1": ${'{"a":'.repeat(size / 6)}1${"}".repeat(size / 6)}`),
  "one huge text": (size) => answers(`"SCO-1": {"level": "1", "note": "${"x".repeat(size)}"}`),
  "one huge key": (size) => answers(`"${"x".repeat(size)}": "1"`),
  "many long keys": (size) => answers(many(size, (n) => `"${n}${"x".repeat(10_000)}": "1"`)),
  "many unknown criteria": (size) => answers(many(size, (n) => `"SCO-${n + 100}": "1"`)),
  "many duplicate keys": (size) => answers(many(size, () => '"SCO-1": "1"')),
  "many wrong answers": (size) =>
    answers(`"SCO-1": {"evidence": [${many(size, () => '{"title": 1, "level": "x"}')}]}`),
  "many wrong dates": (size) =>
    answers(`"SCO-1": {"evidence": [${many(size, () => '{"title": "a", "date": "2026-02-31"}')}]}`),
  "many digits": (size) => answers(`"SCO-1": ${"9".repeat(size)}`),
  "many hidden characters": (size) =>
    answers(`"SCO-1": {"level": "1", "note": "${"\u202e\u200b".repeat(size / 6)}"}`),
};

/** The names of all shapes. */
export const shapes = Object.keys(SHAPES);

/** The text of a shape. */
export const shapeText = (name, size = SIZE) => SHAPES[name](size);

/** The same as data. Deep ones are made from the inside: their text takes more room than they do. */
export function shapeValue(name) {
  const wrap = { "deep lists": (it) => [it], "deep maps": (it) => ({ a: it }) }[name];
  if (!wrap) {
    return JSON.parse(shapeText(name));
  }
  let value = 1;
  for (let n = 0; n < 1_000_000; n += 1) {
    value = wrap(value);
  }
  return { ...JSON.parse(answers("")), answers: { "SCO-1": value } };
}
