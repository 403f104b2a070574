import { CLASSIFY_V1 } from '../catalogue/classify-v1/index.ts';
import { deprecationOf, describeInMarkdown, describeInText } from '../catalogue/describe/marks.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { PARSE_V1 } from '../catalogue/parse-v1/index.ts';
import { BATCH_V2, PARSE_V2 } from '../catalogue/parse-v2/index.ts';
import type { JsonSchema, Snippet } from './json-schema.ts';
import { walk } from './json-schema.ts';

/** Finds the setting that a place of a manifest states. */
export type FindEntry = (place: string) => CatalogueEntry | undefined;

/** Adds to each part of a manifest's schema what the catalogue and the notes know about it. */
export function annotateManifest(
  schema: JsonSchema,
  entryAt: FindEntry,
  notes: Readonly<Record<string, JsonSchema>>,
): void {
  walk(schema, (part, place) => {
    const entry = entryAt(place);
    if (entry !== undefined) addFacts(part, entry);
    const values = entry ?? entryAt(place.replace(/\/\*$/, ''));
    if (values !== undefined) addEnumDescriptions(part, values);
    Object.assign(part, notes[place]);
  });
  annotateRest(schema);
}

/** Adds to each part of a schema what notes know about it, by its place. */
export function annotateNotes(schema: JsonSchema, notes: Readonly<Record<string, JsonSchema>>): void {
  walk(schema, (part, place) => {
    Object.assign(part, notes[place]);
  });
  annotateRest(schema);
}

/** Adds a Markdown twin to each description that has none, for editors that show it. */
export function annotateRest(schema: JsonSchema): void {
  walk(schema, (part) => {
    if (part.description !== undefined) part.markdownDescription ??= part.description;
  });
}

/** The setting that a place of a `ParseBatch` states, in its own place or in the API's. */
export function entryAt(place: string): CatalogueEntry | undefined {
  const pointer = place.replace('/spec/parameters/', '/job_config/parameters/');
  return (
    PARSE_V1.find((entry) => entry.pointer === pointer) ??
    PARSE_V1.find((entry) => entry.manifest === place && !entry.pointer.startsWith('?')) ??
    PARSE_V1.find((entry) => entry.manifest === place)
  );
}

/** The setting that a place of a `Batch` states. */
export function batchEntryAt(place: string): CatalogueEntry | undefined {
  return [...PARSE_V2, ...BATCH_V2].find((entry) => entry.manifest === place);
}

/** The setting that a place of a `ClassifyBatch` states; the request is that of a `ParseBatch`. */
export function classifyEntryAt(place: string): CatalogueEntry | undefined {
  return (
    CLASSIFY_V1.find(({ manifest }) => manifest === place) ??
    (place.startsWith('/spec/parameters') ? undefined : entryAt(place))
  );
}

function addFacts(part: JsonSchema, entry: CatalogueEntry): void {
  const summary = part.description ?? entry.summary;
  part.description = describeInText(summary, entry);
  part.markdownDescription = describeInMarkdown(summary, entry);
  if (entry.format !== undefined) part.format = entry.format.value;
  if (part.pattern !== undefined) part.patternErrorMessage = formOf(entry);
  if (entry.default !== undefined) part.default = entry.default.value;
  if (entry.example !== undefined) part.examples = [entry.example];
  const snippets = snippetsOf(entry);
  if (snippets.length > 0) part.defaultSnippets = snippets;
  if (entry.deprecated !== undefined) part.deprecationMessage = deprecationOf(entry.deprecated);
}

/** What a text has to look like, in words: a pattern tells an author little. */
function formOf({ pattern, secret }: CatalogueEntry): string {
  const form = pattern === undefined ? 'A UUID is needed' : `A text such as \`${pattern.value.shown}\` is needed`;
  return secret === undefined ? `${form}.` : `${form}, or \`\${secret:NAME}\`.`;
}

/**
 * The known values of an open set, beside the one that is the example: editors offer them, nothing enforces them, and
 * a hover does not show each as an example.
 */
function snippetsOf({ known, example }: CatalogueEntry): readonly Snippet[] {
  const others = known?.value.filter((value) => value !== example) ?? [];
  return others.map((value) => ({ label: value, body: value }));
}

function addEnumDescriptions(part: JsonSchema, entry: CatalogueEntry): void {
  const summaries = new Map(entry.enum?.map(({ value, summary }) => [value, summary]));
  if (part.enum === undefined || ![...summaries.values()].some((summary) => summary !== undefined)) return;
  part.enumDescriptions = part.enum.map((value) =>
    value === null ? 'Not set.' : (summaries.get(String(value)) ?? ''),
  );
}
