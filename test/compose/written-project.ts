import type { ComposeInput } from '../../src/compose/compose-manifest.ts';
import { settingDocument } from '../../src/compose/setting-document.ts';
import type { Document } from '../../src/core/document.ts';
import type { JsonValue } from '../../src/core/json.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import type { Project, Source, Target } from './arbitrary-project.ts';
import { NO_VARIABLES } from './compose-texts.ts';
import { createYamlWriter } from './write-yaml.ts';

/** A project as files, and what is read from them. */
export interface WrittenProject {
  readonly texts: ReadonlyMap<string, string>;
  readonly inputFor: (target: Target) => ComposeInput;
}

/** Two profiles stand in one file. */
export function placeOfProfile(number: number): string {
  return `p${Math.floor(number / 2)}.yaml#${number % 2}`;
}

/** Writes a project as YAML and reads it. */
export function writeProject({ manifest, profiles, seed }: Project): WrittenProject {
  const write = createYamlWriter(seed);
  const texts = new Map([['m.yaml', write(contentOf(manifest, 'ParseBatch', seed))]]);
  profiles.forEach((profile, number) => {
    const [file = ''] = placeOfProfile(number).split('#');
    const before = texts.get(file);
    const text = write(contentOf(profile, 'ParseBatchProfile', seed + number));
    texts.set(file, before === undefined ? text : `${before}---\n${text}`);
  });
  const documentAt = createReader(texts);
  const inputFor = ({ environment, settings }: Target): ComposeInput => ({
    manifest: documentAt('m.yaml#0'),
    findProfile: (_from, reference) => ({ kind: 'profile', document: documentAt(reference) }),
    environment,
    settings: settings.map(({ path, value }, index) =>
      settingDocument({ flag: `--set ${index}`, path: ['spec', ...path], value, source: '' }),
    ),
    variables: NO_VARIABLES,
  });
  return { texts, inputFor };
}

/** Reads each file once, when a document of it is asked for. */
function createReader(texts: ReadonlyMap<string, string>): (place: string) => Document {
  const read = new Map<string, readonly Document[]>();
  return (place) => {
    const [file = '', index] = place.split('#');
    const documents = read.get(file) ?? readFile(file, texts.get(file) ?? '');
    read.set(file, documents);
    const document = documents[Number(index)];
    if (document === undefined) throw new Error(`expected ${place}`);
    return document;
  };
}

function readFile(file: string, text: string): readonly Document[] {
  const { value = [], diagnostics } = loadDocuments({ file, text });
  if (diagnostics.length > 0) throw new Error(`${file}: ${diagnostics[0]?.message}\n${text}`);
  return value;
}

/** What composes stands before or behind the rest. */
function contentOf({ extended, spec, environments }: Source, kind: string, seed: number): JsonValue {
  const extending = extended.length > 0 && { extends: extended.map(placeOfProfile) };
  const listed = Object.keys(environments).length > 0 && { environments };
  const whole = seed % 2 === 0 ? { ...extending, ...spec, ...listed } : { ...listed, ...spec, ...extending };
  return { kind, metadata: { name: 'sample' }, spec: whole };
}
