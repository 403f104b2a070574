import { describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../src/catalogue/entry.ts';
import { PARAMETERS, parameterNamed } from '../../src/catalogue/parse-v1/index.ts';
import type { JsonValue } from '../../src/core/json.ts';
import { valueAt } from '../../src/core/path.ts';
import { buildBatches } from '../../src/pipeline/build/build-batches.ts';
import { findingsOf, manifestText } from '../findings-of.ts';
import { NO_RULES } from '../no-rules.ts';

const NAMES = Object.keys(PARAMETERS);

test('there are 127 parameters', () => {
  expect(NAMES).toHaveLength(127);
});

describe.each(NAMES)('%s, alone under parameters', (name) => {
  const entry = parameterNamed(name) as CatalogueEntry;

  test('compiles to a payload in which it stands with the same value', () => {
    const value = sampleOf(entry);
    const { batches, findings } = buildBatches([{ file: 'a.yaml', text: textWith(name, value) }], {
      severities: NO_RULES,
    });
    expect(findings.diagnostics).toEqual([]);
    expect(valueAt(batches[0]?.request.body ?? {}, ['job_config', 'parameters'])).toEqual({
      type: 'parse',
      [name]: value,
    });
  });

  test('with a value of a wrong type is one error, at the value', () => {
    const { text, column } = withWrongType(entry, name);
    expect(findingsOf(text)).toEqual([`8:${column} schema/wrong-type /spec/parameters/${name}`]);
  });
});

/** A value that is not null and not what the setting does by itself. */
function sampleOf(entry: CatalogueEntry): JsonValue {
  if (entry.kind === 'boolean') return true;
  if (entry.kind === 'const') return entry.default?.value ?? null;
  if (entry.example !== undefined) return entry.example;
  const [first] = entry.enum ?? [];
  if (first === undefined) throw new Error(`${entry.pointer} needs an example`);
  return entry.kind === 'strings' ? [first.value] : first.value;
}

function textWith(name: string, value: JsonValue): string {
  return manifestText(`source: { directory_id: dir-1 }\nparameters:\n  ${name}: ${JSON.stringify(value)}`);
}

/** A sequence is no scalar and no mapping, and a truth value is no sequence and no mapping. */
function withWrongType({ kind }: CatalogueEntry, name: string): { text: string; column: number } {
  const isCollection = ['strings', 'records', 'object', 'mapping'].includes(kind);
  const value = isCollection ? 'true' : '[{ a: 1 }]';
  return {
    text: manifestText(`source: { directory_id: dir-1 }\nparameters:\n  ${name}: ${value}`),
    column: `    ${name}: `.length + 1,
  };
}
