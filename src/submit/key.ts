import { Failure } from '../core/failure.ts';
import { OWN_KEYS } from '../core/own-keys.ts';

/** Where a key may stand, in the order of asking. */
export interface KeySources {
  /** The file that `--api-key-file` names, and its text. */
  readonly file?: { readonly name: string; readonly text: string } | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The API key. Throws where there is none or it cannot be one; what it says shows nothing of it. */
export function readKey({ file, environment }: KeySources): string {
  if (file !== undefined) return checkKey(file.text, `\`${file.name}\``);
  for (const name of OWN_KEYS) {
    const value = environment[name];
    if (value !== undefined && value.trim() !== '') return checkKey(value, `\`${name}\``);
  }
  throw new Failure('unauthorized', 'There is no API key', {
    hint: `Set ${OWN_KEYS[0]}, or name a file that holds the key: --api-key-file FILE.`,
  });
}

/** Whether the environment holds a key at all. */
export function hasKey({ environment }: Pick<KeySources, 'environment'>): boolean {
  return OWN_KEYS.some((name) => (environment[name] ?? '').trim() !== '');
}

/** Whether a text can stand in a header as it is: a line break in it would begin a header of its own. */
export function isPlainKey(text: string): boolean {
  return /^[\x21-\x7e]{1,4096}$/.test(text);
}

function checkKey(text: string, place: string): string {
  const key = text.trim();
  if (isPlainKey(key)) return key;
  const hint = 'A key is one line of ASCII characters without spaces.';
  throw new Failure('unauthorized', `${place} does not hold an API key`, { hint });
}
