import { describe, expect, test } from 'vitest';
import { composeManifest } from '../../src/compose/compose-manifest.ts';
import { settingDocument } from '../../src/compose/setting-document.ts';
import type { Document } from '../../src/core/document.ts';
import type { JsonValue } from '../../src/core/json.ts';
import type { Path } from '../../src/core/path.ts';
import { validateResolved } from '../../src/validate/validate-resolved.ts';
import { ALL_VALIDATORS } from '../../src/validate/validators/all-validators.ts';
import { describe as line, manifestText } from '../findings-of.ts';
import { documentOf, profileText } from './read-documents.ts';

/** The value of a variable of the command line, by its name. */
type Given = Readonly<Record<string, Exclude<JsonValue, null>>>;

interface Composing {
  readonly profile?: string;
  readonly environment?: string;
  readonly variables?: Given;
  readonly setting?: { readonly path: Path; readonly value: JsonValue; readonly source: string };
}

function composed(text: string, { profile, environment, variables = {}, setting }: Composing = {}): Document {
  const extended = profile === undefined ? undefined : documentOf(profile, 'profile.yaml');
  const { value } = composeManifest({
    manifest: documentOf(text),
    findProfile: () =>
      extended === undefined ? { kind: 'problem', problem: 'missing' } : { kind: 'profile', document: extended },
    environment,
    settings:
      setting === undefined ? [] : [settingDocument({ flag: '--set', ...setting, path: ['spec', ...setting.path] })],
    variables: {
      declared: (name) => {
        const given = variables[name];
        return given === undefined
          ? undefined
          : { value: given, source: String(given), origin: { kind: 'flag', name: `--var ${name}` } };
      },
      fromEnvironment: () => 'unlisted',
      fromRow: () => undefined,
    },
  });
  if (value === undefined) throw new Error('the manifest is composed');
  return value.document;
}

function findingsOf(document: Document): string[] {
  return validateResolved(document, ALL_VALIDATORS).diagnostics.map(line);
}

const SOURCE = 'source: { directory_id: dir-1 }';

describe('a composed manifest', () => {
  test('is there when nothing is wrong, with the values that its references came to', () => {
    const spec = `${SOURCE}\nparameters: { max_pages: "\${var:N}", target_pages: "\${var:P}", languages: "\${var:L}" }`;
    const { value, diagnostics } = validateResolved(
      composed(manifestText(spec), { variables: { N: '3', P: 7, L: ['en', 'de'] } }),
      ALL_VALIDATORS,
    );
    expect(diagnostics).toEqual([]);
    expect(value?.kind === 'ParseBatch' && value.spec.parameters).toEqual({
      max_pages: 3,
      target_pages: '7',
      languages: ['en', 'de'],
    });
  });

  test('has what a profile says, and holds no key that composes', () => {
    const text = manifestText('extends: [profile.yaml]\nenvironments: { staging: { rerun: "2" } }');
    const { value } = validateResolved(
      composed(text, { profile: profileText(SOURCE), environment: 'staging' }),
      ALL_VALIDATORS,
    );
    expect(value?.spec).toEqual({ source: { directory_id: 'dir-1' }, rerun: '2' });
  });

  test.each([
    ['rerun: "1"', '5:1 schema/missing-key /spec'],
    ['source:', '6:3 schema/source-choice /spec/source'],
    ['source: {}', '6:3 schema/source-choice /spec/source'],
    ['source: { directory_id: null }', '6:3 schema/source-choice /spec/source'],
  ])('needs a source: %s', (spec, expected) => {
    expect(findingsOf(composed(manifestText(spec)))).toEqual([expected]);
  });

  test('is told of what its layers only have together, where the last of them says it', () => {
    const environments = 'environments: { staging: { source: { files: [b] }, output_s3_region: b } }';
    const text = manifestText(`${SOURCE}\nparameters: { output_s3_region: a }\n${environments}`);
    expect(findingsOf(composed(text, { environment: 'staging' }))).toEqual([
      '8:40 schema/source-choice /spec/environments/staging/source/files',
      '7:17 schema/written-twice /spec/parameters/output_s3_region',
    ]);
  });

  test('has its findings where a profile wrote the value', () => {
    const document = composed(manifestText(`${SOURCE}\nextends: [profile.yaml]`), {
      profile: profileText('parameters: { max_pages: -1 }'),
    });
    const [finding] = validateResolved(document, ALL_VALIDATORS).diagnostics;
    expect(finding?.origin).toMatchObject({
      kind: 'file',
      file: 'profile.yaml',
      pointer: '/spec/parameters/max_pages',
    });
    expect(finding?.message).toContain('`-1` is outside the range of `max_pages`');
  });

  test('has its findings at the reference, with what the variable says', () => {
    const document = composed(manifestText(`${SOURCE}\nparameters: { max_pages: "\${var:N}" }`), {
      variables: { N: 'many' },
    });
    const [finding] = validateResolved(document, ALL_VALIDATORS).diagnostics;
    expect(finding && line(finding)).toBe('7:28 schema/wrong-type /spec/parameters/max_pages');
    expect(finding?.message).toBe('`max_pages` needs a whole number; `many` is text.');
    expect(finding?.related?.map(({ origin }) => origin)).toEqual([{ kind: 'flag', name: '--var N' }]);
  });

  test.each([
    [['parameters', 'max_pages'], 'many', 'flag schema/wrong-type /spec/parameters/max_pages'],
    [['parameters', 'parseMode'], 'x', 'flag schema/unknown-key /spec/parameters/parseMode'],
    [['parameters', 'user_prompt'], '${secret:A}', 'flag compose/secret-place /spec/parameters/user_prompt'],
    [['parameters', 'user_prompt'], '${nope}', 'flag compose/reference /spec/parameters/user_prompt'],
    [['parameters'], '${var:A}', 'flag compose/reference /spec/parameters'],
  ])('is held to the same when a flag sets %j to %s', (path, value, expected) => {
    const document = composed(manifestText(SOURCE), { setting: { path, value, source: value } });
    expect(findingsOf(document)).toEqual([expected]);
  });

  test('keeps references to secrets in the fields of credentials', () => {
    const hook = 'webhooks: [{ url: "${secret:A:?set it}", headers: { X: "Bearer ${secret:B}" } }]';
    const { value, diagnostics } = validateResolved(composed(manifestText(`${SOURCE}\n${hook}`)), ALL_VALIDATORS);
    expect(diagnostics).toEqual([]);
    expect(value?.spec).toMatchObject({ webhooks: [{ url: '${secret:A:?set it}' }] });
  });

  test('has no second finding where a reference came to nothing in a source', () => {
    expect(findingsOf(composed(manifestText('source: { files: "${var:UNSET}" }')))).toEqual([
      '6:20 schema/wrong-type /spec/source/files',
    ]);
  });
});
