/** The check of bundles finds what it is for, however it is written, and lets texts speak. */
import { expect, test } from "vitest";

import { denied } from "./denied.mjs";

const found = (text) => denied(text).map(({ what }) => what);

test.each([
  ["fetch('a')", ["fetch"]],
  ["const get = fetch;", ["fetch"]],
  ["window.fetch('a')", ["fetch"]],
  ["window['fetch']('a')", ["fetch"]],
  ["window[`fetch`]('a')", ["fetch"]],
  ["const {fetch: f} = window;", ["fetch"]],
  ["new XMLHttpRequest()", ["XMLHttpRequest"]],
  ["new WebSocket('a')", ["WebSocket"]],
  ["new WebTransport('a')", ["WebTransport"]],
  ["new EventSource('a')", ["EventSource"]],
  ["navigator.sendBeacon('a')", ["sendBeacon"]],
  ["navigator?.sendBeacon?.('a')", ["sendBeacon"]],
  ["new RTCPeerConnection()", ["RTCPeerConnection"]],
  ["new window.webkitRTCPeerConnection()", ["webkitRTCPeerConnection"]],
  ["importScripts('a')", ["importScripts"]],
])("a request is found: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ["new Worker('a')", ["Worker()"]],
  ["new window.Worker('a')", ["window.Worker()"]],
  ["eval('a')", ["eval"]],
  ["(0, eval)('a')", ["eval"]],
  ["new Function('a')", ["Function()"]],
  ["Function('a')()", ["Function()"]],
  ["import('a')", ["import()"]],
])("a program from text or from elsewhere is found: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ["window.open('a')", ["window.open()"]],
  ["open('a')", ["open()"]],
  ["document.defaultView.open('a')", ["window.open()"]],
  ["location = 'a'", ["location ="]],
  ["window.location = 'a'", ["location ="]],
  ["location.href = 'a'", ["location.href ="]],
  ["document.location.href = 'a'", ["location.href ="]],
  ["window['location'].hash = 'a'", ["location.hash ="]],
  ["location.assign('a')", ["location.assign()"]],
  ["window.location.replace('a')", ["location.replace()"]],
])("a way to lead the page elsewhere is found: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ["link.rel = 'preconnect'", ["preconnect"]],
  ["html`<link rel=dns-prefetch href=${a}>`", ["dns-prefetch"]],
])("a link that makes the browser ask somebody is found: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  "say('We do not fetch anything, and open no WebSocket.')",
  "html`<p>How to eval a place: fetch the minutes.</p>`",
  "// fetch('a')\nlet a = /fetch\\(/;",
  "app.open('name', text)",
  "const hash = location.hash; const at = location.href;",
  "history.replaceState(null, '', '#/who'); text.replace('a', 'b'); Object.assign(a, b)",
  "const link = document.createElement('a'); link.href = URL.createObjectURL(blob);",
])("a text, a comment or a method of ours is let be: %s", (text) => {
  expect(found(text)).toEqual([]);
});

test("a finding has its line", () => {
  expect(denied("let a;\nfetch(a)")).toEqual([{ line: 2, what: "fetch" }]);
});
