import { isDelivery } from '../../catalogue/delivery.ts';
import { COMPOSING_KEYS } from '../../core/composing-keys.ts';
import type { Document } from '../../core/document.ts';
import { valueAt } from '../../core/path.ts';
import type { Reference } from '../../core/reference.ts';
import { parseReferences } from '../../core/reference.ts';
import { momentIn } from '../moment.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';
import type { Occasion } from '../run-variables.ts';
import { occasionOf } from '../run-variables.ts';
import type { TextAt } from '../texts-in.ts';
import { textsIn } from '../texts-in.ts';

export const noVolatileValue = defineRule({
  id: 'no-volatile-value',
  group: 'source',
  severity: 'warning',
  since: '2026-11',
  scope: 'document',
  isForV2: true,
  isForClassify: true,
  summary: 'What makes a run what it is does not change with each commit or each pipeline.',
  why: 'A run is known by its digest: by its name, its source, `rerun`, and all that is sent but webhooks, tracking and priority. With a commit or the number of a pipeline in it each push makes another run, and pays for every page again. A variable of a CI service is certain to do so. What only looks like a hash or a time, in `metadata.name`, `rerun` or an output prefix, is remarked: something may write it anew each time. Days, months and quarters are not reported.',
  fix: 'Remove it. Where work is to be done again on purpose, give `rerun` a text that somebody changes: `2026-q3`, a ticket.',
  whenOff:
    'Every pipeline is meant to parse everything again, such as a nightly measurement of the service. `source.on_change` already has new files of a directory parsed.',
  bad: [
    {
      title: 'a run for each commit',
      yaml: `
rerun: \${env:GITHUB_SHA:-local}`,
      project: 'env: [GITHUB_SHA]',
      reports: ['8:10 `rerun` holds `${env:GITHUB_SHA}`, which each commit changes: every push would be a new run.'],
    },
    {
      title: 'the number of a pipeline that is sent along',
      yaml: `
parameters:
  custom_metadata: { pipeline: "\${env:CI_PIPELINE_ID:-none}" }`,
      project: 'env: [CI_PIPELINE_ID]',
      reports: [
        '9:34 `parameters.custom_metadata.pipeline` holds `${env:CI_PIPELINE_ID}`, which each pipeline changes: every one would be a new run.',
      ],
    },
    {
      title: 'the time in a name',
      yaml: `
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: invoices-20261124t101500
spec:
  source:
    directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee`,
      reports: [
        '4:9 `metadata.name` holds `20261124t101500`, the time of a moment: written anew each time it would make each a new run.',
      ],
    },
  ],
  good: [
    {
      title: 'a token that somebody changes',
      yaml: `
rerun: 2026-q3`,
    },
    {
      title: 'a day and a month',
      yaml: `
apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: invoices-2026-09
spec:
  source:
    directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  rerun: "2026-11-24"
  parameters:
    custom_metadata: { signed: "2026-11-24T10:15:00Z" }`,
    },
    {
      title: 'the release that somebody tagged',
      yaml: `
rerun: \${env:RELEASE:-first}`,
      project: 'env: [RELEASE]',
    },
    {
      title: 'a commit where it is no part of the run',
      yaml: `
tracking:
  user_id: \${env:GITHUB_SHA:-local}`,
      project: 'env: [GITHUB_SHA]',
    },
  ],
  *check({ document, specs }) {
    yield* checkName(document);
    for (const spec of specs) {
      for (const { path, text } of textsIn(valueAt(document.value, spec), spec)) {
        const key = String(path[spec.length]);
        if (NOT_IN_DIGEST.has(key) || isDelivery(path)) continue;
        const name = path.slice(spec.length).join('.');
        yield* checkReferences(name, { path, text });
        if (TOKENS.has(name)) yield* checkMoment(name, { path, text });
      }
    }
  },
});

/** Besides what is delivery: what composes a manifest, whose values are looked at where they end up, and where it runs. */
const NOT_IN_DIGEST: ReadonlySet<string> = new Set([...COMPOSING_KEYS, 'project_id', 'organization_id']);

/** Where a time is written to tell one run from another, and hardly for anything else. */
const TOKENS: ReadonlySet<string> = new Set(['rerun', 'output_s3_path_prefix', 'parameters.output_s3_path_prefix']);

function* checkName({ value }: Document): Generator<RuleFinding> {
  const path = ['metadata', 'name'];
  const text = valueAt(value, path);
  if (typeof text === 'string') yield* checkMoment('metadata.name', { path, text });
}

function* checkReferences(name: string, { path, text }: TextAt): Generator<RuleFinding> {
  for (const { source, name: variable } of referencesIn(text)) {
    const occasion = source === 'env' || source === 'var' ? occasionOf(variable) : undefined;
    if (occasion === undefined) continue;
    const changes = CHANGES[occasion];
    const message = `\`${name}\` holds \`\${${source}:${variable}}\`, which ${changes} would be a new run.`;
    yield { path, at: 'value', message, help: HELP };
    return;
  }
}

function* checkMoment(name: string, { path, text }: TextAt): Generator<RuleFinding> {
  const found = momentIn(text);
  if (found === undefined) return;
  const message = `\`${name}\` holds \`${found.text}\`, ${found.moment}: written anew each time it would make each a new run.`;
  yield { path, at: 'value', severity: 'info', message, help: HELP };
}

const CHANGES: Readonly<Record<Occasion, string>> = {
  commit: 'each commit changes: every push',
  run: 'each pipeline changes: every one',
};

const HELP = 'Remove it, or write a text that somebody changes when the work is to be done again.';

/** The references in a text, and those in their defaults. */
function referencesIn(text: string): readonly Reference[] {
  return parseReferences(text).flatMap((segment) => {
    if (segment.kind !== 'reference') return [];
    const { fallback } = segment;
    return [segment, ...(fallback?.kind === 'default' ? referencesIn(fallback.text) : [])];
  });
}
