import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { blocksOf } from '../markdown-blocks.ts';
import { publicSchema } from '../report/public-schemas.ts';
import { readAction } from './action-run.ts';
import { lintWorkflow } from './actionlint.ts';
import { REPOSITORY } from './pre-commit.ts';

const FOLDER = join(REPOSITORY, '.github/workflows');

/** The texts of workflows: those of this repository, and those that the page shows. */
const workflows = [
  ...readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') })),
  ...shownBlocks().filter(({ text }) => /^jobs:/m.test(text)),
];

function shownBlocks(): { readonly name: string; readonly text: string }[] {
  const blocks = blocksOf('docs/ci.md').filter(({ language, isSkipped }) => language === 'yaml' && isSkipped);
  return blocks.map(({ line, text }) => ({ name: `docs/ci.md:${line}`, text }));
}

const schema = publicSchema('github-workflow.json');

describe('a workflow', () => {
  test('is shown on the page twice', () => {
    expect(workflows.filter(({ name }) => name.startsWith('docs/'))).toHaveLength(2);
  });

  test.each(workflows)('is accepted by actionlint: $name', async ({ text }) => {
    expect(await lintWorkflow(text)).toEqual([]);
  });

  test('that is wrong is not', async () => {
    const [{ text } = { text: '' }] = workflows;
    expect(await lintWorkflow(text.replace('runs-on:', 'runs_on:'))).not.toEqual([]);
  });

  test.each(workflows)('hands the action inputs that it has: $name', ({ text }) => {
    const { jobs } = parse(text) as { readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>> };
    const given = Object.values(jobs)
      .flatMap(({ steps }) => steps)
      .filter(({ uses = '' }) => uses === './' || uses.startsWith('ORG/parsebatch@'));
    const names = given.flatMap((step) => Object.keys(step.with ?? {}));
    expect(names.filter((name) => !(name in readAction().inputs))).toEqual([]);
  });

  test.skipIf(schema === undefined)('keeps to the public schema (skipped where that is not at hand)', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    const validate = ajv.compile(JSON.parse(readFileSync(schema ?? '', 'utf8')));
    for (const { name, text } of workflows) {
      validate(parse(text));
      expect([name, validate.errors]).toEqual([name, null]);
    }
  });
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

describe('the page', () => {
  test.each(shownBlocks())('shows each use in ten lines or fewer: $name', ({ text }) => {
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(10);
  });

  test('describes every input of the action, in order', () => {
    const page = readFileSync(join(REPOSITORY, 'docs/ci.md'), 'utf8');
    const table = page.slice(page.indexOf('| input |'), page.indexOf('## GitLab'));
    const described = [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
    expect(described).toEqual(Object.keys(readAction().inputs));
  });
});
