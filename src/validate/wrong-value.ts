import { CLASSIFY_V1 } from '../catalogue/classify-v1/index.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { PARSE_V1 } from '../catalogue/parse-v1/index.ts';
import { BATCH_V2, PARSE_V2 } from '../catalogue/parse-v2/index.ts';
import { isAtPlace, parsePlace, toBasePath } from '../catalogue/place.ts';
import type { Document } from '../core/document.ts';
import type { JsonValue } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import type { SchemaError } from '../core/schema-validator.ts';
import { isCertain, suggest } from '../core/suggest.ts';
import { isOfV2 } from '../core/v2-kinds.ts';
import type { SchemaFinding } from './finding.ts';
import { formatAt, placeOf } from './format.ts';
import type { ManifestKind } from './manifest-kind.ts';
import { kindOf } from './manifest-kind.ts';
import { LABEL_FORM, NAME_FORM } from './name-forms.ts';
import { quoteValue } from './quote.ts';

/** More values than this are not listed in a message. */
const MAX_LISTED = 12;

const UUID_FORM = 'a UUID such as `7d3f2a10-5b1c-4c7e-9a51-0e6f6f0c2b11`';

/** The forms of settings that are the format's own; those of the API are in the catalogue. */
const FORMS: Readonly<Record<string, string>> = {
  '/metadata/name': LABEL_FORM,
  '/env/*': NAME_FORM,
  '/secrets/*': NAME_FORM,
  '/environments/*/project_id': UUID_FORM,
  '/environments/*/organization_id': UUID_FORM,
  '/default_environment': LABEL_FORM,
  '/rules/set': 'a month such as `2026-11`',
  '/ledger/url': 'one of `file:DIR`, `git:REMOTE`, `s3://BUCKET/PREFIX` and `postgres://…`',
  '/ledger/namespace': LABEL_FORM,
  '/ledger/assume_absent_after': 'a whole number and `s`, `m`, `h` or `d`, such as `30m`',
};

/** Says that a value is not one of a closed set. */
export function notInSet(document: Document, path: Path, allowed: readonly JsonValue[]): SchemaFinding {
  const names = allowed.filter((value) => value !== null).map(String);
  const value = valueAt(document.value, path);
  const nearest = typeof value === 'string' ? suggest(value, names) : undefined;
  const setting = `\`${settingOf(path)}\``;
  const message =
    names.length === 1
      ? `${setting} is always \`${names[0]}\`; ${quoteValue(document, path)} is something else.`
      : `${quoteValue(document, path)} is not a value of ${setting}.`;
  const help = nearest === undefined ? listValues(names, settingOf(path)) : `Did you mean \`${nearest}\`?`;
  const finding = { code: 'schema/unknown-value', path, at: 'value', message, help } as const;
  const origin = document.originOf(path, 'value');
  if (nearest === undefined || origin.kind !== 'file' || origin.via !== undefined) return finding;
  const edits = [{ file: origin.file, span: origin.span, newText: nearest }];
  const isGuess = !isCertain(String(value), nearest, names);
  return { ...finding, fixes: [{ title: `Write \`${nearest}\``, edits, ...(isGuess && { isGuess }) }] };
}

/** Says that a text does not have the form that its setting needs. */
export function wrongForm(document: Document, path: Path): SchemaFinding {
  const form = FORMS[placeOf(formatAt(document, path), path)] ?? formOf(entryFor(document, path));
  const message = `${quoteValue(document, path)} does not have the form of \`${settingOf(path)}\`.`;
  return { code: 'schema/wrong-format', path, at: 'value', message, help: `Write ${form}.` };
}

/** Says that a number, or the length of a text or sequence, lies outside its range. */
export function notInRange(document: Document, path: Path, { keyword, params }: SchemaError): SchemaFinding {
  const base = { code: 'schema/out-of-range', path, at: 'value' } as const;
  const limit = String(params['limit']);
  const setting = `\`${settingOf(path)}\``;
  switch (keyword) {
    case 'minLength':
      if (limit !== '1') {
        const message = `${setting} is shorter than ${limit} characters.`;
        return { ...base, message, help: 'Say more, as the API asks for it.' };
      }
      return { ...base, message: `${setting} is empty.`, help: 'Write at least 1 character, or leave it out.' };
    case 'minItems':
    case 'minProperties': {
      const unit = keyword === 'minItems' ? 'item' : 'key';
      return { ...base, message: `${setting} is empty.`, help: `Write at least ${limit} ${unit}, or leave it out.` };
    }
    case 'maxItems': {
      return { ...base, message: `${setting} has more than ${limit} items.`, help: `Write at most ${limit}.` };
    }
    case 'maxLength': {
      return { ...base, message: `${setting} is longer than ${limit} characters.`, help: 'Shorten it.' };
    }
    default: {
      const comparison = String(params['comparison'] ?? '');
      const message = `${quoteValue(document, path)} is outside the range of ${setting}: it must be ${comparison} ${limit}.`;
      return { ...base, message, help: `Write a number ${comparison} ${limit}.` };
    }
  }
}

function listValues(names: readonly string[], setting: string): string {
  if (names.length === 1) return `Write \`${names[0]}\`.`;
  const listed = names.slice(0, MAX_LISTED).map((name) => `\`${name}\``);
  const more =
    names.length > MAX_LISTED ? ` and ${names.length - MAX_LISTED} more (\`parsebatch explain ${setting}\`)` : '';
  return `Its values are ${listed.join(', ')}${more}.`;
}

function formOf(entry: CatalogueEntry | undefined): string {
  if (entry?.format?.value === 'uuid') return UUID_FORM;
  return entry?.pattern === undefined ? 'its documented form' : `a text such as \`${entry.pattern.value.shown}\``;
}

function entryFor(document: Document, path: Path): CatalogueEntry | undefined {
  const basePath = toBasePath(path);
  return entriesFor(kindOf(document)).find((entry) => {
    const inParameters = entry.pointer.replace('/job_config/parameters/', '/spec/parameters/');
    return [entry.manifest, inParameters].some(
      (place) => place !== undefined && isAtPlace(basePath, parsePlace(place)),
    );
  });
}

function entriesFor(kind: ManifestKind): readonly CatalogueEntry[] {
  if (kind === 'ClassifyBatch') return [...CLASSIFY_V1, ...PARSE_V1];
  return isOfV2(kind) ? [...PARSE_V2, ...BATCH_V2] : PARSE_V1;
}

function settingOf(path: Path): string {
  const last = path.at(-1);
  return String(typeof last === 'number' ? path.at(-2) : last);
}
