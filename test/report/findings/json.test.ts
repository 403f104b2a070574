import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { formatFindingsAsJson } from '../../../src/report/findings/json.ts';
import { originAt } from '../places.ts';
import { finding, findingsIn } from '../sample-findings.ts';

const text = 'a: 1\r\nb: 名\n';
const schemaFile = new URL('../../../schemas/report.schema.json', import.meta.url);

const full = finding({
  code: 'schema/unknown-key',
  severity: 'warning',
  help: 'write `c`',
  origin: { ...originAt(text, '名'), via: [] },
  document: { index: 0, name: 'invoices' },
  path: '/spec/b',
  related: [
    { message: 'is set here', origin: originAt(text, 'a') },
    { message: 'is set there', origin: { kind: 'variable', name: 'B' } },
  ],
  fixes: [{ title: 'write `c`', edits: [] }],
  environments: ['staging'],
  suppression: { reason: 'known' },
});
const bare = finding({ origin: { kind: 'flag', name: '--set spec.b' } });

describe('the JSON report', () => {
  it('has its keys in the documented order, without fixes', () => {
    expect(formatFindingsAsJson(findingsIn(text, full, bare))).toBe(`{
  "version": 1,
  "diagnostics": [
    {
      "code": "schema/unknown-key",
      "severity": "warning",
      "message": "A message.",
      "help": "write \`c\`",
      "file": "x.yaml",
      "document": {
        "index": 0,
        "name": "invoices"
      },
      "path": "/spec/b",
      "span": {
        "start": {
          "line": 2,
          "column": 4,
          "offset": 9
        },
        "end": {
          "line": 2,
          "column": 5,
          "offset": 10
        }
      },
      "related": [
        {
          "message": "is set here",
          "file": "x.yaml",
          "span": {
            "start": {
              "line": 1,
              "column": 1,
              "offset": 0
            },
            "end": {
              "line": 1,
              "column": 2,
              "offset": 1
            }
          }
        },
        {
          "message": "is set there"
        }
      ],
      "environments": [
        "staging"
      ],
      "suppression": {
        "reason": "known"
      },
      "docs": "docs/diagnostics.md#schema-type"
    },
    {
      "code": "schema/type",
      "severity": "error",
      "message": "A message.",
      "origin": {
        "kind": "flag",
        "name": "--set spec.b"
      },
      "path": "/a",
      "docs": "docs/diagnostics.md#schema-type"
    }
  ],
  "summary": {
    "files": 1,
    "documents": 1,
    "rules": 0,
    "errors": 1,
    "warnings": 0,
    "infos": 0,
    "suppressed": 1
  }
}
`);
  });

  it('is whole where there is nothing to report', () => {
    expect(JSON.parse(formatFindingsAsJson(findingsIn('')))).toEqual({
      version: 1,
      diagnostics: [],
      summary: { files: 1, documents: 1, rules: 0, errors: 0, warnings: 0, infos: 0, suppressed: 0 },
    });
  });

  it('is printable whatever a manifest holds, and reads back to the same text', () => {
    const message = '\u001b[2J\u009b\u202e\ud800\n';
    const json = formatFindingsAsJson(findingsIn(text, finding({ origin: bare.origin, message })));
    expect(json).toContain('"\\u001b[2J\\u009b\\u202e\\ud800\\n"');
    expect(JSON.parse(json)).toMatchObject({ diagnostics: [{ message }] });
  });

  it.skipIf(!existsSync(schemaFile))('is what its schema says', () => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    const isReport = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));
    for (const findings of [findingsIn(''), findingsIn(text, full, bare)]) {
      isReport(JSON.parse(formatFindingsAsJson(findings)));
      expect(isReport.errors).toBeNull();
    }
  });
});
