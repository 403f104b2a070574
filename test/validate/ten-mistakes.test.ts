import { expect, test } from 'vitest';
import { findingsOf } from '../findings-of.ts';

const TEN_MISTAKES = `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: First_Batch
spec:
  source:
    directory_id: dir-1
    page_size: 5000
  parameters:
    parseMode: parse_page_with_llm
    high_res_ocr: yes
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: second
spec:
  source: { directory_id: dir-1, item_ids: [dfl-1] }
  tier: fast
  webhooks:
    - url: https://hooks.acme.example/parse
      events: [parse.sucess]
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: {}
spec:
  source:
    files: ["*.pdf"]
  rerun: 007
  partitions: { tenant_partition: acme }
`;

test('ten different mistakes in three documents are ten findings, in order, each at its key or value', () => {
  expect(findingsOf(TEN_MISTAKES)).toEqual([
    '4:9 schema/wrong-format /metadata/name',
    '8:16 schema/out-of-range /spec/source/page_size',
    '10:5 schema/unknown-key /spec/parameters/parseMode',
    '11:19 schema/wrong-type /spec/parameters/high_res_ocr',
    '18:34 schema/source-choice /spec/source/item_ids',
    '19:3 schema/unknown-key /spec/tier',
    '22:16 schema/unknown-value /spec/webhooks/0/events/0',
    '26:1 schema/missing-key /metadata',
    '30:10 schema/wrong-type /spec/rerun',
    '31:17 schema/unknown-key /spec/partitions/tenant_partition',
  ]);
});
