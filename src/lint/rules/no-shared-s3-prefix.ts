import { canonicalJson } from '../../core/canonical-json.ts';
import { documentName } from '../../core/report-at.ts';
import type { ManifestContext } from '../context.ts';
import { rowKey } from '../equal-rows.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { readS3Prefix } from '../s3-prefix.ts';
import { isSameDocument } from '../same-document.ts';

export const noSharedS3Prefix = defineRule({
  id: 'no-shared-s3-prefix',
  group: 'output',
  severity: 'warning',
  since: '2026-11',
  scope: 'project',
  summary: 'Each batch writes its results to a place of its own.',
  why: 'How results are named below a prefix is not published. Two batches with one prefix mix their results at best; at worst files of the same name overwrite each other, after both have been paid for. A slash at the end makes no difference here; prefixes inside each other are taken as meant, and so are equal ones with other `partitions`.',
  fix: 'Give each manifest a prefix of its own; in a matrix put `${matrix:NAME}` into it.',
  whenOff: 'The results of several batches are meant to lie together, and their files have different names.',
  sources: ['openapi'],
  bad: [
    {
      title: 'two manifests with one prefix',
      yaml: `
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: invoices }
spec:
  source: { directory_id: dir-1 }
  output_s3_path_prefix: s3://acme-parsed/finance/
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata: { name: receipts }
spec:
  source: { directory_id: dir-2 }
  output_s3_path_prefix: s3://acme-parsed/finance`,
      reports: ['13:26 `receipts` writes its results to the same place as `invoices`.'],
    },
    {
      title: 'a matrix with one prefix',
      yaml: `
source: { directory_id: "\${matrix:directory}" }
matrix: { directory: [dir-1, dir-2, dir-3] }
output_s3_path_prefix: s3://acme-parsed/finance/`,
      reports: ['8:26 The rows of the matrix write their results to the same place.'],
    },
  ],
  good: [
    {
      title: 'prefixes of their own',
      yaml: `
source: { directory_id: "\${matrix:directory}" }
matrix: { directory: [dir-1, dir-2] }
output_s3_path_prefix: s3://acme-parsed/finance/\${matrix:directory}/`,
    },
    {
      title: 'one prefix in each environment',
      yaml: `
output_s3_path_prefix: s3://acme-parsed/finance/
environments:
  staging: { source: { directory_id: dir-1 } }
  prod: { source: { directory_id: dir-2 } }`,
    },
  ],
  *check({ manifests }) {
    const byPlace = new Map<string, readonly ManifestContext[]>();
    for (const manifest of manifests) {
      const place = placeOf(manifest);
      if (place === undefined) continue;
      const others = byPlace.get(place) ?? [];
      const other = others.find((earlier) => isRunTogether(earlier, manifest));
      byPlace.set(place, [...others, manifest]);
      if (other !== undefined) yield { manifest, ...finding(manifest, other) };
    }
  },
});

/** Partitions are documented to decide where output is saved. */
function placeOf({ settings }: ManifestContext): string | undefined {
  const prefix = readS3Prefix(settings.text('output_s3_path_prefix'));
  if (prefix === undefined) return undefined;
  const partitions = settings.read('/job_config/partitions') ?? {};
  return canonicalJson([prefix.bucket, prefix.key.replace(/\/$/, ''), partitions]);
}

/** A copy that kept its name too is reported for its name, and a row that is the same in all for its source. */
function isRunTogether(left: ManifestContext, right: ManifestContext): boolean {
  if (isSameDocument(left, right)) return left.environment === right.environment && rowKey(left) !== rowKey(right);
  if (documentName(left.document) === documentName(right.document)) return false;
  return left.environment === right.environment || left.environment === undefined || right.environment === undefined;
}

function finding(manifest: ManifestContext, other: ManifestContext): RuleFinding {
  const { path } = manifest.settings.find('output_s3_path_prefix');
  const place = { path, at: 'value' } as const;
  if (isSameDocument(manifest, other)) {
    const message = 'The rows of the matrix write their results to the same place.';
    return { ...place, message, help: 'Put what tells the rows apart into the prefix: `${matrix:NAME}`.' };
  }
  const [own = 'This batch', theirs = other.document.file] = [manifest, other].map(nameOf);
  const origin = other.document.originOf(other.settings.find('output_s3_path_prefix').path, 'value');
  return {
    ...place,
    message: `${own} writes its results to the same place as ${theirs}.`,
    help: 'Give each a prefix of its own.',
    related: [{ message: 'the other one is written here', origin }],
  };
}

function nameOf({ document }: ManifestContext): string | undefined {
  const name = documentName(document);
  return name === undefined ? undefined : `\`${name}\``;
}
