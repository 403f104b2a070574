import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/generated/types.ts';
import { publishedSchemas } from '../../src/schema/published.ts';
import { compileSchema } from './ajv.ts';

const validate = compileSchema(publishedSchemas().get('report.schema.json') ?? {});

const span = { start: { line: 7, column: 5, offset: 120 }, end: { line: 7, column: 14, offset: 129 } };

const report = {
  version: 1,
  diagnostics: [
    {
      code: 'schema/unknown-key',
      severity: 'error',
      message: '`parseMode` is not a parameter.',
      help: 'Write `parse_mode`.',
      file: 'batches/invoices.parsebatch.yaml',
      document: { index: 0, name: 'invoices' },
      path: '/spec/parameters/parseMode',
      span,
      related: [{ message: 'first written here', file: 'batches/invoices.parsebatch.yaml', span }],
      environments: ['staging'],
      suppression: { reason: 'an old name' },
      docs: 'docs/diagnostics.md#schema-unknown-key',
    },
    {
      code: 'schema/wrong-type',
      severity: 'warning',
      message: 'A flag holds something else.',
      origin: { kind: 'flag', name: '--set' },
      path: '/spec/parameters/max_pages',
      docs: 'docs/diagnostics.md#schema-wrong-type',
    },
  ],
  summary: { files: 1, documents: 1, rules: 0, errors: 0, warnings: 1, infos: 0, suppressed: 1 },
} as const satisfies Report;

describe('report.schema.json', () => {
  it('accepts a report with every field', () => {
    validate(report);
    expect(validate.errors).toBe(null);
  });

  it.each([
    ['an unknown key', { ...report, extra: 1 }, 'additionalProperties'],
    ['another version', { ...report, version: 2 }, 'const'],
    ['a report without summary', { version: 1, diagnostics: [] }, 'required'],
    ['a column 0', withSpanStart({ line: 1, column: 0, offset: 0 }), 'minimum'],
    ['a severity that does not exist', withSeverity('fatal'), 'enum'],
  ])('refuses %s', (_, value, keyword) => {
    expect(validate(value)).toBe(false);
    expect(validate.errors?.map((error) => error.keyword)).toEqual([keyword]);
  });
});

function withSpanStart(start: object): object {
  return { ...report, diagnostics: [{ ...report.diagnostics[0], span: { ...span, start } }] };
}

function withSeverity(severity: string): object {
  return { ...report, diagnostics: [{ ...report.diagnostics[0], severity }] };
}
