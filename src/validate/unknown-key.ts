import { CLIENT_KEYWORDS, CLIENT_SPELLINGS } from '../catalogue/client-keywords.ts';
import { WEBHOOK_WIRE_NAMES } from '../catalogue/parse-v1/webhook-fields.ts';
import type { Document } from '../core/document.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import { suggest } from '../core/suggest.ts';
import { MANIFEST_KEYS } from '../generated/keys.ts';
import type { SchemaFinding } from './finding.ts';

/** Keys of the format that later versions bring, by the place that will have them. */
const NOT_YET: Readonly<Record<string, readonly string[]>> = { '/spec': ['extends', 'environments', 'matrix'] };

/** More keys than this are not listed in a message. */
const MAX_LISTED = 12;

/** Keys of the API's own spelling at places where the format has another. */
const API_SPELLINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/spec': { webhook_configurations: 'webhooks' },
  '/spec/webhooks/*': Object.fromEntries(Object.entries(WEBHOOK_WIRE_NAMES).map(([key, wire]) => [wire, key])),
  '/spec/parameters/webhook_configurations/*': WEBHOOK_WIRE_NAMES,
};

/** What a key that the format does not have at its place was most likely meant to be. */
type Meaning =
  | { readonly kind: 'spelling'; readonly key: string }
  | { readonly kind: 'place'; readonly place: string; readonly key: string }
  | { readonly kind: 'keyword'; readonly what: string }
  | { readonly kind: 'unknown' };

/** Says why a key cannot stand at its place, and what to write instead. */
export function unknownKey(document: Document, container: Path, key: string): SchemaFinding {
  const path = [...container, key];
  const place = placeOf(container);
  const base = { code: 'schema/unknown-key', path, at: 'key' } as const;
  if (NOT_YET[place]?.includes(key)) {
    const message = `\`${key}\` is not supported by this version of parsebatch.`;
    return { ...base, code: 'schema/not-supported-yet', message, help: 'Write the values out in this manifest.' };
  }
  const meaning = meaningOf(place, key);
  const message = `\`${key}\` is not a key of ${nameOf(place)}.`;
  switch (meaning.kind) {
    case 'spelling': {
      const help = `Did you mean \`${meaning.key}\`?`;
      return {
        ...base,
        message,
        help,
        meant: meantPlace(place, meaning.key),
        ...renaming(document, path, meaning.key),
      };
    }
    case 'place': {
      const help = `\`${meaning.key}\` belongs in ${nameOf(meaning.place)}.`;
      return { ...base, message, help, meant: meantPlace(meaning.place, meaning.key) };
    }
    case 'keyword':
      return { ...base, message, help: `Remove it: ${meaning.what}` };
    case 'unknown':
      return { ...base, message, help: helpForUnknown(place) };
  }
}

/** The catalogued place of a container: item numbers become `*`. */
export function placeOf(container: Path): string {
  return formatPointer(container.map((part) => (typeof part === 'number' ? '*' : part)));
}

function meaningOf(place: string, key: string): Meaning {
  const here = MANIFEST_KEYS[place] ?? [];
  const spelling = API_SPELLINGS[place]?.[key] ?? CLIENT_SPELLINGS[key];
  if (spelling !== undefined && here.includes(spelling)) return { kind: 'spelling', key: spelling };
  const respelt = suggest(key, here);
  if (respelt !== undefined && isSameName(respelt, key)) return { kind: 'spelling', key: respelt };
  const elsewhere = findElsewhere(place, (keys) => keys.find((candidate) => isSameName(candidate, key)));
  if (elsewhere !== undefined) return elsewhere;
  if (respelt !== undefined) return { kind: 'spelling', key: respelt };
  const keyword = CLIENT_KEYWORDS[key];
  if (keyword !== undefined) return { kind: 'keyword', what: keyword };
  return findElsewhere(place, (keys) => suggest(key, keys)) ?? { kind: 'unknown' };
}

/** The nearest place that has the key: those above and directly below first, in the order of the format. */
function findElsewhere(place: string, pick: (keys: readonly string[]) => string | undefined): Meaning | undefined {
  const places = Object.keys(MANIFEST_KEYS).filter((candidate) => candidate !== place && !candidate.includes('*'));
  const isNear = (candidate: string): boolean => candidate.startsWith(place) || place.startsWith(candidate);
  for (const candidate of [...places.filter(isNear), ...places.filter((other) => !isNear(other))]) {
    const key = pick(MANIFEST_KEYS[candidate] ?? []);
    if (key !== undefined) return { kind: 'place', place: candidate, key };
  }
  return undefined;
}

function isSameName(left: string, right: string): boolean {
  return plain(left) === plain(right);
}

function plain(name: string): string {
  return name.replaceAll(/[-_\s]/g, '').toLowerCase();
}

function helpForUnknown(place: string): string {
  const keys = MANIFEST_KEYS[place] ?? [];
  if (place === '/spec/parameters') {
    return 'See `parsebatch params` for all parameters; one newer than parsebatch goes under `spec.unchecked_parameters`.';
  }
  const listed = keys.map((key) => `\`${key}\``).join(', ');
  return keys.length <= MAX_LISTED ? `Its keys are ${listed}.` : 'See `parsebatch schema ParseBatch` for its keys.';
}

function nameOf(place: string): string {
  return place === '' ? 'a manifest' : `\`${place.slice(1).replaceAll('/*', '[]').replaceAll('/', '.')}\``;
}

function meantPlace(place: string, key: string): string {
  return `${place}/${key}`;
}

function renaming(document: Document, path: Path, newText: string): Pick<SchemaFinding, 'fixes'> {
  const origin = document.originOf(path, 'key');
  if (origin.kind !== 'file' || origin.via !== undefined) return {};
  return { fixes: [{ title: `Write \`${newText}\``, edits: [{ file: origin.file, span: origin.span, newText }] }] };
}
