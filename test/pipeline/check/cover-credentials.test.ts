import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/core/diagnostic.ts';
import { coverCredentials } from '../../../src/pipeline/check/cover-credentials.ts';

const TOKEN = 'llx-0000000000000000';
const COVERED = '*'.repeat(TOKEN.length);
const ORIGIN = { kind: 'flag', name: '--set' } as const;

test('every text of a finding is covered, and what is none stays as it is', () => {
  const finding: Diagnostic = {
    code: 'known-model',
    severity: 'info',
    message: `\`model: ${TOKEN}\` is unknown.`,
    help: `Remove \`${TOKEN}\`.`,
    origin: ORIGIN,
    document: { index: 0, name: TOKEN },
    path: `/spec/partitions/${TOKEN}`,
    related: [{ message: `as in ${TOKEN}`, origin: ORIGIN }],
    fixes: [{ title: `Write \`${TOKEN}\``, edits: [] }],
    environments: [`tenant=${TOKEN}`],
    suppression: { reason: `known as ${TOKEN}`, owner: TOKEN, until: '2027-01-31' },
    docs: 'docs/rules/known-model.md',
  };
  expect(coverCredentials(finding)).toEqual(JSON.parse(JSON.stringify(finding).replaceAll(TOKEN, COVERED)));
});

test.each([
  [
    'at `https://u:pass@h.example/a?key=value` and `s3://u:p@b/`',
    'at `https://******@h.example/a?*********` and `s3://***@b/`',
  ],
  [
    'Write a text such as `https://hooks.acme.example/results`.',
    'Write a text such as `https://hooks.acme.example/results`.',
  ],
])('an address shows neither user nor query: %s', (message, covered) => {
  const finding: Diagnostic = { code: 'a', severity: 'info', message, origin: ORIGIN, path: '', docs: '' };
  expect(coverCredentials(finding).message).toBe(covered);
});
