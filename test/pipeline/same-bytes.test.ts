import { describe, expect, test } from 'vitest';
import { buildBatches, emitBatch } from '../../src/pipeline/build/build-batches.ts';
import { NO_RULES } from '../no-rules.ts';

const PLAIN = `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: sample
  labels: { team: finance }
spec:
  source:
    directory_id: dir-1
    page_size: 50
  parameters:
    target_pages: 0-9
    user_prompt: "Line one\\nLine two"
    languages: [en, de]
    custom_metadata: { a: { b: 1.50 }, c: [true, null] }
  webhooks:
    - url: https://hooks.acme.example/parse
      headers: { Authorization: "Bearer \${secret:TOKEN}" }
    - url: https://hooks.acme.example/other
      headers: { Authorization: "Bearer \${secret:TOKEN}" }
`;

const VARIANTS: readonly (readonly [string, string])[] = [
  ['CRLF line ends', PLAIN.replaceAll('\n', '\r\n')],
  ['a byte order mark removed and a document start', `---\n${PLAIN}`],
  ['comments', PLAIN.replaceAll(/$/gm, ' # a note').replace(/ # a note$/, '')],
  [
    'another order of keys',
    `kind: ParseBatch
spec:
  webhooks:
    - headers: { Authorization: "Bearer \${secret:TOKEN}" }
      url: https://hooks.acme.example/parse
    - headers: { Authorization: "Bearer \${secret:TOKEN}" }
      url: https://hooks.acme.example/other
  parameters:
    custom_metadata: { c: [true, null], a: { b: 1.5 } }
    languages: [en, de]
    user_prompt: "Line one\\nLine two"
    target_pages: 0-9
  source: { page_size: 50, directory_id: dir-1 }
metadata: { name: sample }
apiVersion: parsebatch.dev/v1
`,
  ],
  [
    'other quotes and styles',
    `'apiVersion': "parsebatch.dev/v1"
"kind": 'ParseBatch'
metadata: { name: "sample" }
spec:
  source: { directory_id: 'dir-1', page_size: 0x32 }
  parameters:
    target_pages: "0-9"
    user_prompt: |-
      Line one
      Line two
    languages:
      - en
      - "de"
    custom_metadata: { a: { b: 15.0e-1 }, c: [true, ~] }
  webhooks:
    - { url: "https://hooks.acme.example/parse", headers: { Authorization: 'Bearer \${secret:TOKEN}' } }
    - { url: "https://hooks.acme.example/other", headers: { Authorization: 'Bearer \${secret:TOKEN}' } }
`,
  ],
  [
    'anchors, aliases and merges',
    `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: sample }
spec:
  source: { directory_id: dir-1, page_size: 50 }
  parameters:
    target_pages: 0-9
    user_prompt: "Line one\\nLine two"
    languages: [en, de]
    custom_metadata: { a: { b: 1.5 }, c: [true, null] }
  webhooks:
    - &hook
      url: https://hooks.acme.example/parse
      headers: &headers { Authorization: "Bearer \${secret:TOKEN}" }
    - <<: *hook
      url: https://hooks.acme.example/other
      headers: *headers
`,
  ],
];

describe('a manifest compiles to the same bytes and digest', () => {
  test.each(VARIANTS)('with %s', (_, text) => {
    expect(compile(text)).toEqual(compile(PLAIN));
  });

  test('whatever the file is called', () => {
    expect(compile(PLAIN, 'other.yaml')).toEqual(compile(PLAIN));
  });
});

function compile(text: string, file = 'a.parsebatch.yaml'): { bytes: string; digest: string } {
  const { batches, findings } = buildBatches([{ file, text }], { severities: NO_RULES });
  expect(findings.diagnostics).toEqual([]);
  const [batch] = batches;
  if (batch === undefined) throw new Error('nothing was compiled');
  return { bytes: emitBatch(batch, 'payload'), digest: batch.digest };
}
