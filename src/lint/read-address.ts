import { parseReferences } from '../core/reference.ts';

/** An address whose references may still stand for anything. */
export interface Address {
  /** The address with a word in the place of each reference. */
  readonly url: URL;
  /** The host as every client reads it, without a dot at the end; undefined where a reference decides which it is. */
  readonly host: string | undefined;
  /** Whether a part of the address holds a reference. */
  readonly hasReference: (part: string) => boolean;
}

/** What stands for a reference: a word that is legal in every part of an address but the port. */
const WORD = 'parsebatch0reference';

/** White space and backslashes are read in one way by browsers and in another by most clients: no address may have them. */
const UNCERTAIN = /[\s\\\p{Cc}]/u;

/** Reads an address with references in it; undefined where it is none. */
export function readAddress(text: string): Address | undefined {
  if (UNCERTAIN.test(text)) return undefined;
  const whole = parseReferences(text)
    .map((segment) => (segment.kind === 'text' ? segment.text : WORD))
    .join('');
  if (!URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  const hasReference = (part: string): boolean => part.includes(WORD);
  const host = url.hostname.replace(/\.+$/, '');
  return { url, host: hasReference(host) ? undefined : host, hasReference };
}
