/**
 * What no bundle of ours may do: reach for the network, run text as a program, or lead away.
 *
 * A bundle is read as the program that it is, so that words in texts do not count and names do,
 * however they are written.
 *
 *   node denied.mjs FILE...
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

import { parse } from "acorn";

/** Refused as a variable, as a property, and as a text that is the whole name of a property. */
const NAMES = new Set([
  "EventSource",
  "RTCPeerConnection",
  "SharedWorker",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "XMLHttpRequest",
  "eval",
  "fetch",
  "fetchLater",
  "importScripts",
  "sendBeacon",
  "serviceWorker",
  "webkitRTCPeerConnection",
]);

/** Refused where they are called. */
const CALLED = new Set(["Function", "Worker", "open"]);

/** Refused anywhere in a text: a link of such a kind makes the browser ask somebody. */
const LINKS = /\b(?:dns-prefetch|modulepreload|preconnect|prefetch)\b/;

const WINDOWS = new Set(["defaultView", "globalThis", "parent", "self", "top", "window"]);

/** What is refused in the text of a program, each as a name and the line it stands in. */
export function denied(text) {
  const found = [];
  const add = (node, what) => found.push({ line: node.loc.start.line, what });
  visit(parse(text, { ecmaVersion: "latest", locations: true, sourceType: "module" }), (node) => {
    for (const what of refusals(node)) add(node, what);
  });
  return found;
}

function* refusals(node) {
  switch (node.type) {
    case "Identifier":
    case "PrivateIdentifier":
      if (NAMES.has(node.name)) yield node.name;
      break;
    case "Literal":
      if (typeof node.value === "string") yield* inText(node.value);
      break;
    case "TemplateElement":
      yield* inText(node.value.cooked ?? "");
      break;
    case "ImportExpression":
      yield "import()";
      break;
    case "NewExpression":
    case "CallExpression":
      yield* called(node.callee);
      break;
    case "AssignmentExpression":
      yield* assigned(node.left);
      break;
  }
}

function* inText(text) {
  if (NAMES.has(text)) yield text;
  const link = LINKS.exec(text);
  if (link !== null) yield link[0];
}

function* called(callee) {
  if (callee.type === "Identifier" && CALLED.has(callee.name)) yield `${callee.name}()`;
  if (callee.type !== "MemberExpression") return;
  const name = nameOf(callee);
  if (CALLED.has(name) && WINDOWS.has(nameOf(callee.object))) yield `window.${name}()`;
  if ((name === "assign" || name === "replace") && isLocation(callee.object)) {
    yield `location.${name}()`;
  }
}

function* assigned(target) {
  if (isLocation(target)) yield "location =";
  if (target.type === "MemberExpression" && isLocation(target.object)) {
    yield `location.${nameOf(target)} =`;
  }
}

/** `location` by itself, or as a property of anything. */
function isLocation(node) {
  return nameOf(node) === "location";
}

/** The name of a variable, or of the property that an expression reaches for. */
function nameOf(node) {
  if (node.type === "Identifier") return node.name;
  if (node.type === "ChainExpression") return nameOf(node.expression);
  if (node.type !== "MemberExpression") return undefined;
  const { computed, property } = node;
  if (!computed) return property.name;
  if (property.type === "Literal") return String(property.value);
  return property.type === "TemplateLiteral" ? property.quasis[0].value.cooked : undefined;
}

function visit(node, look) {
  look(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === "string") visit(child, look);
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = process.argv.slice(2).flatMap((file) =>
    denied(readFileSync(file, "utf8")).map(({ line, what }) => `${basename(file)}:${line}: ${what}`),
  );
  for (const line of lines) console.log(line);
  process.exitCode = lines.length === 0 ? 0 : 1;
}
