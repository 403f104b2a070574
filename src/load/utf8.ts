/** The offset of the first byte that does not continue well-formed UTF-8: it starts what cannot be a character. */
export function findMalformedByte(bytes: Uint8Array): number | undefined {
  let index = 0;
  while (index < bytes.length) {
    const length = characterLength(bytes, index);
    if (length === 0) return index;
    index += length;
  }
  return undefined;
}

/** How many bytes the character at `index` has; 0 where there is none. */
function characterLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (length === 0 || !isSecondByte(lead, bytes[index + 1])) return 0;
  for (let next = 2; next < length; next += 1) if (!isContinuation(bytes[index + next])) return 0;
  return length;
}

/** Rules out overlong forms, surrogates and what lies beyond U+10FFFF. */
function isSecondByte(lead: number, byte: number | undefined): boolean {
  if (byte === undefined || !isContinuation(byte)) return false;
  if (lead === 0xe0) return byte >= 0xa0;
  if (lead === 0xed) return byte <= 0x9f;
  if (lead === 0xf0) return byte >= 0x90;
  return lead !== 0xf4 || byte <= 0x8f;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}
