import { CLIENT_KEYWORDS, CLIENT_SPELLINGS } from '../catalogue/client-keywords.ts';
import { WEBHOOK_WIRE_NAMES } from '../catalogue/parse-v1/webhook-fields.ts';
import { CONFIGURATION_PLACE } from '../catalogue/parse-v2/index.ts';
import type { Document } from '../core/document.ts';
import { createMemory } from '../core/memory.ts';
import { ownValue } from '../core/own-value.ts';
import type { Path } from '../core/path.ts';
import { parsePointer } from '../core/path.ts';
import { isCertain, suggest } from '../core/suggest.ts';
import { isOfV2 } from '../core/v2-kinds.ts';
import { TWO_PLACES } from './api-spelling.ts';
import { misplacedComposingKey } from './composing-key.ts';
import type { SchemaFinding } from './finding.ts';
import type { Format } from './format.ts';
import { formatAt, inSpec, nameOf, placeOf, pointerOf } from './format.ts';
import type { InV2 } from './v1-setting.ts';
import { settingInV2 } from './v1-setting.ts';

/** More keys than this are not listed in a message. */
const MAX_LISTED = 12;

/** Keys of the API's own spelling at places where the format has another. */
const API_SPELLINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/spec': { webhook_configurations: 'webhooks' },
  '/spec/webhooks/*': Object.fromEntries(Object.entries(WEBHOOK_WIRE_NAMES).map(([key, wire]) => [wire, key])),
  '/spec/parameters/webhook_configurations/*': WEBHOOK_WIRE_NAMES,
  '/spec/job/parameters/webhook_configurations/*': WEBHOOK_WIRE_NAMES,
};

/** What a key that the format does not have at its place was most likely meant to be. */
type Meaning =
  | { readonly kind: 'spelling'; readonly key: string; readonly isGuess: boolean }
  | { readonly kind: 'place'; readonly place: string; readonly key: string; readonly isGuess: boolean }
  | { readonly kind: 'of-v1'; readonly inV2: InV2 }
  | { readonly kind: 'keyword'; readonly what: string }
  | { readonly kind: 'unknown' };

/** A key of the format, here or elsewhere. */
type NamedMeaning = Extract<Meaning, { readonly key: string }>;

/** Says why a key cannot stand at its place, and what to write instead. */
export function unknownKey(document: Document, container: Path, key: string): SchemaFinding {
  const format = formatAt(document, container);
  const misplaced = misplacedComposingKey(format, container, key);
  if (misplaced !== undefined) return misplaced;
  const path = [...container, key];
  const place = placeOf(format, container);
  const base = { code: 'schema/unknown-key', path, at: 'key' } as const;
  const meaning = meaningOf(format, place, key);
  const message = `\`${key}\` is not a key of ${nameOf(format, place)}.`;
  switch (meaning.kind) {
    case 'spelling': {
      const help = `Did you mean \`${meaning.key}\`?`;
      const meant = pointerOf([...container, meaning.key]);
      return { ...base, message, help, meant, ...renaming(document, path, meaning) };
    }
    case 'place': {
      const help = `\`${meaning.key}\` belongs in ${nameOf(format, meaning.place)}.`;
      return { ...base, message, help, meant: `${inSpec(format.spec, meaning.place)}/${meaning.key}` };
    }
    case 'of-v1':
      return { ...base, message, ...replacement(format, meaning.inV2) };
    case 'keyword':
      return { ...base, message, help: `Remove it: ${meaning.what}` };
    case 'unknown':
      return { ...base, message, help: helpForUnknown(format, place) };
  }
}

function replacement(format: Format, { place, remark }: InV2): Pick<SchemaFinding, 'help' | 'meant'> {
  if (place === undefined) return { help: `It is a setting of v1. ${remark}.` };
  const help = `It is a setting of v1; in v2 it is ${nameOf(format, place)}${remark === undefined ? '' : `: ${remark}`}.`;
  return { help, meant: inSpec(format.spec, place) };
}

/** A key that stands where it does not belong, and where it does. */
export interface MisplacedKey {
  readonly container: Path;
  readonly key: string;
  readonly isGuess: boolean;
}

/** Where a key that is reported as unknown belongs; undefined where that is not known. */
export function placeForKey(document: Document, path: Path): MisplacedKey | undefined {
  const [container, key] = [path.slice(0, -1), String(path.at(-1))];
  const format = formatAt(document, container);
  if (misplacedComposingKey(format, container, key) !== undefined) return undefined;
  const place = placeOf(format, container);
  if (place === UNCHECKED && format.kind !== 'ClassifyBatch' && !isOfV2(format.kind))
    return { container: [...format.spec, 'parameters'], key, isGuess: false };
  const meaning = meaningOf(format, place, key);
  if (meaning.kind !== 'place') return undefined;
  const { place: target, key: meant } = meaning;
  const isGuess = meaning.isGuess || !isSameName(meant, key);
  return { container: parsePointer(inSpec(format.spec, target)), key: meant, isGuess };
}

/** Known parameters are reported there. */
const UNCHECKED = '/spec/unchecked_parameters';

/** One slip is often made in many files, and each is looked at as it is written and as it is composed. */
const recallMeaning = createMemory<Meaning>();

function meaningOf(format: Format, place: string, key: string): Meaning {
  const question = JSON.stringify([format.kind, format.spec.length > 1, place, key]);
  return recallMeaning(question, () => findMeaning(format, place, key));
}

function findMeaning(format: Format, place: string, key: string): Meaning {
  const here = format.keys[place] ?? [];
  if (format.kind === 'Project') return meaningOfName(format, place, key) ?? { kind: 'unknown' };
  const spelling = ownValue(API_SPELLINGS[place] ?? {}, key) ?? ownValue(CLIENT_SPELLINGS, key);
  if (spelling !== undefined && here.includes(spelling)) return { kind: 'spelling', key: spelling, isGuess: false };
  const keyword = ownValue(CLIENT_KEYWORDS, key);
  const named = meaningOfName(format, place, key, keyword !== undefined);
  if (named !== undefined && isSameName(named.key, key)) return named;
  const inV2 = isOfV2(format.kind) ? settingInV2(key) : undefined;
  if (inV2 !== undefined) return { kind: 'of-v1', inV2 };
  if (named !== undefined) return named;
  return keyword === undefined ? { kind: 'unknown' } : { kind: 'keyword', what: keyword };
}

/** The same name in another spelling, here or elsewhere, before a near one; near ones only here if `isKeyword`. */
function meaningOfName(format: Format, place: string, key: string, isKeyword = false): NamedMeaning | undefined {
  const here = format.keys[place] ?? [];
  const respelt = suggest(key, here);
  if (respelt !== undefined && isSameName(respelt, key)) return { kind: 'spelling', key: respelt, isGuess: false };
  const name = plain(key);
  const same = findElsewhere(format, place, (keys) => keys.find((candidate) => plain(candidate) === name));
  if (same !== undefined) return same;
  if (respelt !== undefined) return { kind: 'spelling', key: respelt, isGuess: !isCertain(key, respelt, here) };
  return isKeyword ? undefined : findElsewhere(format, place, (keys) => suggest(key, keys));
}

/** The nearest place that has the key: those above and directly below first, in the order of the format. */
function findElsewhere(
  { keys }: Format,
  place: string,
  pick: (keys: readonly string[]) => string | undefined,
): NamedMeaning | undefined {
  const places = Object.keys(keys).filter((candidate) => candidate !== place && !candidate.includes('*'));
  const isNear = (candidate: string): boolean => candidate.startsWith(place) || place.startsWith(candidate);
  const found = [...places.filter(isNear), ...places.filter((other) => !isNear(other))].flatMap((candidate) => {
    const key = pick(keys[candidate] ?? []);
    return key === undefined ? [] : [{ place: candidate, key }];
  });
  const [first] = found;
  const others = found.filter(({ place: other, key }) => !isApiSpelling(other, key, first?.place));
  return first && { kind: 'place', ...first, isGuess: others.length > 1 };
}

/** Whether a key is the API's spelling of one that was found at the format's own place. */
function isApiSpelling(place: string, key: string, own: string | undefined): boolean {
  if (place !== '/spec/parameters') return false;
  return TWO_PLACES.some(({ parameter, preferred: [name] }) => parameter === key && name === key && own === '/spec');
}

function isSameName(left: string, right: string): boolean {
  return plain(left) === plain(right);
}

function plain(name: string): string {
  return name.replaceAll(/[-_\s]/g, '').toLowerCase();
}

function helpForUnknown({ keys, kind }: Format, place: string): string {
  const here = keys[place] ?? [];
  if (isOfV2(kind) && place.startsWith(CONFIGURATION_PLACE) && here.length > MAX_LISTED) {
    return 'See `parsebatch schema Batch` for its keys; one newer than parsebatch goes under `spec.unchecked_parameters`.';
  }
  if (here.length === 0) return 'It has no keys.';
  if (place === '/spec/parameters' && kind !== 'ClassifyBatch') {
    return 'See `parsebatch params` for all parameters; one newer than parsebatch goes under `spec.unchecked_parameters`.';
  }
  const listed = here.map((key) => `\`${key}\``).join(', ');
  return here.length <= MAX_LISTED ? `Its keys are ${listed}.` : `See \`parsebatch schema ${kind}\` for its keys.`;
}

function renaming(
  document: Document,
  path: Path,
  { key: newText, isGuess }: { readonly key: string; readonly isGuess: boolean },
): Pick<SchemaFinding, 'fixes'> {
  const origin = document.originOf(path, 'key');
  if (origin.kind !== 'file' || origin.via !== undefined) return {};
  const edits = [{ file: origin.file, span: origin.span, newText }];
  return { fixes: [{ title: `Write \`${newText}\``, edits, ...(isGuess && { isGuess }) }] };
}
