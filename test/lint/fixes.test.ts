import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatText } from '../../src/edit/format-text.ts';
import { exampleProject, exampleText } from '../../src/lint/example-text.ts';
import type { Example, Rule } from '../../src/lint/rule.ts';
import { RULES } from '../../src/lint/rules/index.ts';
import { loadDocuments } from '../../src/load/load-documents.ts';
import { buildBatches } from '../../src/pipeline/build/build-batches.ts';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { canonicalOrder } from '../../src/pipeline/rewrite/canonical-order.ts';
import { fixManifests } from '../../src/pipeline/rewrite/fix-manifests.ts';
import { withComments } from '../edit/commented-manifest.ts';

const FILE = 'a.parsebatch.yaml';
const NEW_RUN = '(the digest changes: a new run)';

/** What a fix of all that one rule finds in a text makes of it; other rules are off. */
function fix(text: string, rule: Rule, example: Example) {
  const project = exampleProject(example);
  const severities = new Map(RULES.map(({ id }) => [id, id === rule.id ? 'warning' : 'off'] as const));
  const options = {
    severities,
    ...(project !== undefined && { project: { file: 'parsebatch.config.yaml', text: project } }),
  };
  const { sources, done, checked } = fixManifests([{ file: FILE, text }], {
    check: (texts) => lintManifests(texts, options),
    isUnsafe: true,
  });
  const left = checked.findings.diagnostics.filter(({ code }) => code === rule.id);
  return { text: sources[0]?.text ?? '', titles: done.map(({ title }) => title), left };
}

function digestsOf(text: string): readonly string[] {
  return buildBatches([{ file: FILE, text }]).batches.map(({ digest }) => digest);
}

function commentsOf(text: string): readonly string[] {
  const documents = loadDocuments({ file: FILE, text }).value ?? [];
  return documents.flatMap(({ comments }) => comments.map((comment) => comment.text.trim())).sort();
}

const fixable = RULES.filter(({ isFixable }) => isFixable === true);

describe.each(fixable.map((rule) => [rule.id, rule] as const))('a fix of %s', (_, rule) => {
  test.each(rule.bad)('changes the digest where it says so, and only there: $title', (example) => {
    const text = exampleText(example);
    const before = digestsOf(text);
    const { text: after, titles, left } = fix(text, rule, example);
    expect(before).toHaveLength(1);
    if (titles.length === 0) expect(after).toBe(text);
    else expect(left).toEqual([]);
    expect(digestsOf(after)[0] !== before[0]).toBe(titles.some((title) => title.endsWith(NEW_RUN)));
  });

  test.each(rule.bad)('leaves a comment on every line, and nothing to do the second time: $title', (example) => {
    const text = withComments(exampleText(example));
    const once = fix(text, rule, example);
    expect(commentsOf(once.text)).toEqual(commentsOf(text));
    expect(fix(once.text, rule, example)).toEqual({ ...once, titles: [] });
  });

  test('is shown by an example at least', () => {
    expect(rule.bad.flatMap((example) => fix(exampleText(example), rule, example).titles)).not.toEqual([]);
  });
});

test('rules with fixes are among them', () => {
  expect(fixable.map(({ id }) => id)).toContain('valid-page-placeholder');
});

const CORPUS = join(import.meta.dirname, '../corpus/wrong');
const names = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(FILE.slice(1)));

describe.each(names)('of the corpus %s', (name) => {
  const text = withComments(readFileSync(join(CORPUS, name), 'utf8'));
  const fixAll = (given: string) =>
    fixManifests([{ file: FILE, text: given }], { check: (texts) => lintManifests(texts), isUnsafe: true }).sources[0]
      ?.text ?? '';

  test('every comment survives all fixes, which leave nothing to do the second time', () => {
    const once = fixAll(text);
    expect(commentsOf(once)).toEqual(commentsOf(text));
    expect(fixAll(once)).toBe(once);
  });

  test('every comment survives the layout, which changes nothing the second time', () => {
    const once = formatText({ file: FILE, text }, canonicalOrder);
    // What cannot be read has no layout.
    expect(once.kind).toBe(name.startsWith('yaml-') ? 'unread' : 'formatted');
    if (once.kind !== 'formatted') return;
    expect(commentsOf(once.text)).toEqual(commentsOf(text));
    expect(formatText({ file: FILE, text: once.text }, canonicalOrder)).toEqual(once);
  });
});
