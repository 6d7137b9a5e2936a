/** Answers under a passphrase: a key is made of it, slowly and once, and each save is sealed. */

/** How often the passphrase is stirred before it is a key: what a guess costs. */
const ROUNDS = 600_000;

/** Sealed text. All parts are base64. */
export interface Secret {
  readonly salt: string;
  readonly iv: string;
  readonly text: string;
}

/** A key made of a passphrase, and the salt it was made with. It cannot be taken out again. */
export interface SealingKey {
  readonly salt: string;
  readonly key: CryptoKey;
}

/** Makes a key: with a new salt, or with the one that something was sealed with. */
export async function makeKey(
  passphrase: string,
  crypto: Crypto,
  salt: string = toBase64(crypto.getRandomValues(new Uint8Array(16))),
): Promise<SealingKey> {
  // The same letters can be typed as one character or as two.
  const bytes = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const words = await crypto.subtle.importKey("raw", bytes, "PBKDF2", false, ["deriveKey"]);
  const stirred = {
    name: "PBKDF2",
    hash: "SHA-256",
    salt: fromBase64(salt),
    iterations: ROUNDS,
  };
  const kind = { name: "AES-GCM", length: 256 };
  const uses: KeyUsage[] = ["encrypt", "decrypt"];
  return { salt, key: await crypto.subtle.deriveKey(stirred, words, kind, false, uses) };
}

/** Seals a text, each time from a start of its own. */
export async function seal(text: string, key: SealingKey, crypto: Crypto): Promise<Secret> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(text);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key.key, bytes);
  return { salt: key.salt, iv: toBase64(iv), text: toBase64(new Uint8Array(sealed)) };
}

/** The text, or null where the key is another one or the secret was changed. */
export async function unseal(
  secret: Secret,
  key: SealingKey,
  crypto: Crypto,
): Promise<string | null> {
  try {
    const cipher = { name: "AES-GCM", iv: fromBase64(secret.iv) };
    const bytes = await crypto.subtle.decrypt(cipher, key.key, fromBase64(secret.text));
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}

/** Piece by piece: a function takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
