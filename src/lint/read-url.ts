/** Reads an address; undefined where it is none, or holds a reference that is not resolved. */
export function readUrl(text: unknown): URL | undefined {
  return typeof text === 'string' && !text.includes('${') && URL.canParse(text) ? new URL(text) : undefined;
}
