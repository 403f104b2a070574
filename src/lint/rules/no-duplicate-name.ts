import { documentName } from '../../core/report-at.ts';
import type { ManifestContext } from '../context.ts';
import { defineRule } from '../rule.ts';
import { isSameDocument } from '../same-document.ts';

export const noDuplicateName = defineRule({
  id: 'no-duplicate-name',
  group: 'source',
  severity: 'error',
  since: '2026-11',
  scope: 'project',
  isForV2: true,
  isForClassify: true,
  control: 'fixed',
  summary: 'Each manifest of a project has a name of its own.',
  why: 'The name says which batch is which: in the names of files that are written, in what has run already, and in every command. Of two batches of one name the second would be taken for the first.',
  fix: 'Give one of the manifests another `metadata.name`.',
  bad: [
    {
      title: 'a copied manifest',
      yaml: `
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: invoices
spec:
  source:
    directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: invoices
spec:
  source:
    directory_id: dir-11111111-bbbb-cccc-dddd-eeeeeeeeeeee`,
      reports: ['12:9 `invoices` is already the name of another manifest.'],
    },
  ],
  good: [
    {
      title: 'two names, and a profile that is called as a manifest is',
      yaml: `
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: invoices
spec:
  source:
    directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: credit-notes
spec:
  source:
    directory_id: dir-11111111-bbbb-cccc-dddd-eeeeeeeeeeee
---
apiVersion: parsebatch.dev/v1
kind: ParseBatchProfile
metadata:
  name: invoices
spec:
  parameters:
    max_pages: 20`,
    },
    {
      title: 'one manifest in two environments',
      yaml: `
environments:
  staging: {}
  prod: {}`,
    },
  ],
  *check({ manifests }) {
    const first = new Map<string, ManifestContext>();
    for (const manifest of manifests) {
      const name = documentName(manifest.document);
      if (name === undefined) continue;
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, manifest);
      if (earlier === undefined || isSameDocument(earlier, manifest)) continue;
      const message = `\`${name}\` is already the name of another manifest.`;
      const related = [
        { message: 'the first manifest of that name', origin: earlier.document.originOf(PATH, 'value') },
      ];
      yield { manifest, path: PATH, at: 'value', message, help: 'Give one of them another name.', related };
    }
  },
});

const PATH = ['metadata', 'name'];
