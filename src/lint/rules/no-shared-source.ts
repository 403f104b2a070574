import { documentName } from '../../core/report-at.ts';
import type { ManifestContext } from '../context.ts';
import { rowKey } from '../equal-rows.ts';
import type { Input } from '../inputs.ts';
import { inputsOf } from '../inputs.ts';
import { readPageList, sharedPage } from '../page-list.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { isSameDocument } from '../same-document.ts';

export const noSharedSource = defineRule({
  id: 'no-shared-source',
  group: 'source',
  severity: 'warning',
  since: '2026-11',
  scope: 'project',
  isForV2: true,
  isForClassify: true,
  summary: 'No two manifests of an environment parse the same input.',
  why: 'Pages that two batches parse are billed twice, but for what the cache of 48 hours answers. Most often a manifest was copied and its directory was not changed. Reported are the same directory, an item in two lists and the same glob, not what only overlaps; two lists of pages that share none are two halves of one work. Rows of a matrix are reported where they come out the same.',
  fix: 'Give one of them the source that was meant, or parse the input once.',
  whenOff: 'The same documents are parsed in two ways on purpose, to compare them. For a single pair use a comment.',
  sources: ['prices', 'retention'],
  bad: [
    {
      title: 'a copied manifest with the directory of the first',
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
    directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parameters:
    languages: [de]`,
      reports: ['15:19 `dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee` is parsed by `invoices` too.'],
    },
    {
      title: 'items in two lists',
      yaml: `
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: first-half
spec:
  source:
    item_ids: [dfl-1, dfl-2, dfl-3]
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: second-half
spec:
  source:
    item_ids: [dfl-4, dfl-3, dfl-2]`,
      reports: ['15:23 `dfl-3` and 1 more are parsed by `first-half` too.'],
    },
    {
      title: 'the same glob',
      yaml: `
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: inbox
spec:
  source:
    files: ["inbox/*.pdf"]
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: manuals
spec:
  source:
    files: ["manuals/*.pdf", "./inbox/*.pdf"]`,
      reports: ['15:30 `./inbox/*.pdf` is parsed by `inbox` too.'],
    },
    {
      title: 'a matrix that nothing in the spec uses',
      yaml: `
matrix: { tenant: [acme, globex] }
parameters:
  languages: [de]`,
      reports: [
        '7:19 Rows of the matrix parse `dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee` alike: what they differ in stands nowhere in the batch.',
      ],
    },
  ],
  good: [
    {
      title: 'two halves of the same documents',
      yaml: `
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: covers
spec:
  source:
    directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parameters:
    target_pages: 0
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: bodies
spec:
  source:
    directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parameters:
    target_pages: 2-40`,
    },
    {
      title: 'the same directory in different environments',
      yaml: `
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: invoices
spec:
  source:
    directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  environments:
    staging: {}
    prod: { source: { directory_id: dir-11111111-bbbb-cccc-dddd-eeeeeeeeeeee } }
---
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: credit-notes
spec:
  source:
    directory_id: dir-22222222-bbbb-cccc-dddd-eeeeeeeeeeee
  environments:
    staging: {}
    prod: { source: { directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee } }`,
    },
    {
      title: 'rows of one manifest',
      yaml: `
matrix: { language: [de, fr] }
parameters:
  languages: ["\${matrix:language}"]`,
    },
  ],
  *check({ manifests }) {
    const uses = new Map<string, Use[]>();
    const rows = new Set<string>();
    for (const manifest of manifests) {
      const inputs = inputsOf(manifest);
      const [first] = inputs;
      // One without environments and rows is alone.
      const row = manifest.target === undefined ? undefined : rowKey(manifest);
      if (first !== undefined && row !== undefined && rows.has(row)) yield { manifest, ...describeRow(first) };
      if (row !== undefined) rows.add(row);
      yield* sharedInputs(manifest, inputs, uses).map((shared) => ({ manifest, ...describeShared(shared) }));
      for (const input of inputs) {
        const ofInput = uses.get(input.key);
        if (ofInput === undefined) uses.set(input.key, [{ manifest, input }]);
        else ofInput.push({ manifest, input });
      }
    }
  },
});

function describeRow({ name, path }: Input): RuleFinding {
  const message = `Rows of the matrix parse \`${name}\` alike: what they differ in stands nowhere in the batch.`;
  const help = 'Put `${matrix:NAME}` where the rows are to differ, or take the name out of `matrix`.';
  return { path, at: 'value', message, help };
}

/** A manifest that parses an input. */
interface Use {
  readonly manifest: ManifestContext;
  readonly input: Input;
}

/** What a manifest shares with one earlier manifest. */
interface Shared {
  /** The first of the inputs, and where the other one has it. */
  readonly input: Input;
  readonly other: Use;
  readonly count: number;
}

function sharedInputs(
  manifest: ManifestContext,
  inputs: readonly Input[],
  uses: ReadonlyMap<string, readonly Use[]>,
): readonly Shared[] {
  const byDocument = new Map<string, Shared>();
  for (const input of inputs) {
    const other = uses.get(input.key)?.find((use) => isBilledTwice(use.manifest, manifest));
    if (other === undefined) continue;
    const { file, index } = other.manifest.document;
    const key = `${file}\n${index}`;
    const first = byDocument.get(key);
    byDocument.set(key, first === undefined ? { input, other, count: 1 } : { ...first, count: first.count + 1 });
  }
  return [...byDocument.values()];
}

/** A copy that kept its name too is reported for its name. */
function isBilledTwice(one: ManifestContext, other: ManifestContext): boolean {
  if (isSameDocument(one, other) || documentName(one.document) === documentName(other.document)) return false;
  const areTogether = [one, other].some(({ environment }) => environment === undefined);
  if (!areTogether && one.environment !== other.environment) return false;
  const [pages, others] = [one, other].map(({ settings }) => readPageList(settings.read('target_pages')));
  if (!pages?.length || !others?.length) return true;
  return pages.some((range) => others.some((candidate) => sharedPage(range, candidate) !== undefined));
}

function describeShared({ input, other, count }: Shared): RuleFinding {
  const more = count === 1 ? 'is' : `and ${count - 1} more are`;
  const name = documentName(other.manifest.document);
  const theirs = name === undefined ? 'another manifest' : `\`${name}\``;
  const message = `\`${input.name}\` ${more} parsed by ${theirs} too.`;
  const origin = other.manifest.document.originOf(other.input.path, 'value');
  const related = [{ message: 'parsed here too', origin }];
  return {
    path: input.path,
    at: 'value',
    message,
    help: 'Give one of them another source, or parse it once.',
    related,
  };
}
