import type { HashText } from '../core/hash.ts';

/** The most bytes of a part: what is put behind it still fits the 255 that file systems take for a name. */
const MOST_BYTES = 200;

/** How much of a longer part is shown, and how much of its hash. */
const SHOWN = 120;
const HASH_DIGITS = 32;

/** Names of devices on Windows, and `lock`, with which no part of a git ref may end; at any dot. */
const RESERVED = /(?<=^|\.)(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|lock)(?=\.|$)/g;

/**
 * A text as it stands in a part of a path: all but lower-case letters, digits, `-` and `_` percent-encoded, so that two
 * texts stay two where a file system ignores case. A lone surrogate becomes the replacement character.
 */
export function encodeText(text: string): string {
  return text.replaceAll(/[^a-z0-9_-]/gu, percent);
}

/** The text that was encoded; undefined where none can have been. */
export function decodeText(encoded: string): string | undefined {
  try {
    const text = decodeURIComponent(encoded);
    return text === '' ? undefined : text;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/**
 * Texts that are encoded, and joined by dots, as one part of a path: the name of a file on any system and a part of a
 * git ref. A long one is cut, and ends with `+` and its hash.
 */
export function toPart(encoded: string, hash: HashText): string {
  const part = encoded.replaceAll(RESERVED, (name) => percent(name.charAt(0)) + name.slice(1));
  if (part.length <= MOST_BYTES) return part;
  const digits = hash('sha256', new TextEncoder().encode(encoded)).slice(0, HASH_DIGITS);
  return `${part.slice(0, SHOWN).replace(/%.?$/, '')}+${digits}`;
}

/** Whether a part was cut, so that it does not tell what it stands for. */
export function isCut(part: string): boolean {
  return part.includes('+');
}

function percent(char: string): string {
  const bytes = [...new TextEncoder().encode(char)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
