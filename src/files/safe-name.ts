/** The most bytes of UTF-8 that a safe name has: what is put behind it still fits the 255 of common file systems. */
const MOST_BYTES = 180;

/** Zero-width characters, soft hyphens, bidi controls and the like: some file systems compare names without them. */
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * Separators, what Windows forbids in names or expands (`~1`, also in full width), controls, line separators, lone
 * surrogates, and private characters, which some network file systems take for the forbidden ones.
 */
const UNSAFE = /[<>:"/\\|?*~\uff5e\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\p{Private_Use}\p{Noncharacter_Code_Point}]/gu;

/** Names that Windows gives to devices, in any case and whatever follows a dot (`nul.txt`). */
const DEVICE =
  /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])\s*(?:\.|$)/i;

/**
 * A text from elsewhere as a part of a file name that is good on every system and leads nowhere: never empty, hidden,
 * a path or a device. A name that is safe already stays as it is; `~` never occurs in one.
 */
export function safeName(text: string): string {
  const plain = text.normalize('NFC').replaceAll(IGNORED, '').replaceAll(UNSAFE, '_').normalize('NFC');
  const visible = plain.trimStart().replace(/^\./, '_');
  const name = withoutEnd(cut(DEVICE.test(visible) ? `_${visible}` : visible));
  return name === '' ? '_' : name;
}

/** Cut between characters. */
function cut(text: string): string {
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(MOST_BYTES);
  return text.slice(0, encoder.encodeInto(text, bytes).read);
}

/** Windows drops dots and white space at the end of a name. */
function withoutEnd(text: string): string {
  return text.replace(/[.\s]+$/u, '');
}
