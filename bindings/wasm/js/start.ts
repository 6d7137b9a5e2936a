/** Starts the engine that this package carries. It is here before anything else can be asked. */

import { initSync, version as engineVersion } from "place-readiness/wasm";
import packed from "place-readiness/wasm.gz";

const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
const wasm = await new Response(unpacked).arrayBuffer();

initSync({ module: await WebAssembly.compile(wasm) });

/** The version of the package and of its engine, which has started where this is known. */
export const version: string = engineVersion();
