import type { Finding } from './finding.ts';

/** Where a text goes beyond a size in bytes of UTF-8. */
export function findOversize(text: string, limit: number): Finding | undefined {
  if (text.length * 3 <= limit) return undefined;
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= limit) return undefined;
  const { length } = decodeLeniently(bytes.subarray(0, limit));
  return describeOversize(length, limit);
}

/** Says that a file is too large; `offset` is where the limit is reached. */
export function describeOversize(offset: number, limit: number): Finding {
  return {
    code: 'yaml/too-large',
    message: `The file is larger than ${limit} bytes; it is not read.`,
    help: 'Split it into several files.',
    start: offset,
    end: offset,
    path: [],
  };
}

/** Decodes bytes whatever they hold; what ends in the middle of a character loses that character. */
export function decodeLeniently(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes, { stream: true });
}
