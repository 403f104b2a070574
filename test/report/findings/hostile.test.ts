import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it, test } from 'vitest';
import { Failure } from '../../../src/core/failure.ts';
import type { Findings } from '../../../src/core/findings.ts';
import { summarize } from '../../../src/core/findings.ts';
import { FINDINGS_FORMATS } from '../../../src/report/findings/index.ts';
import { formatStepSummary } from '../../../src/report/findings/step-summary.ts';
import { HOSTILE_STRINGS } from '../hostile-strings.ts';
import { originAt } from '../places.ts';
import { readXml } from '../read-xml.ts';
import { contextWith, finding } from '../sample-findings.ts';

/** Findings with a text in every place that someone else writes. */
function findingsWith(text: string): Findings {
  const origin = { ...originAt('a: b', 'b'), file: text };
  const all = {
    message: text,
    help: text,
    related: [
      { message: text, origin },
      { message: text, origin: { kind: 'variable', name: text } },
    ],
    environments: [text],
    document: { index: 0, name: text },
    path: `/${text}`,
  } as const;
  const diagnostics = [
    finding({ ...all, origin }),
    finding({ ...all, origin, suppression: { reason: text } }),
    finding({ ...all, origin: { kind: 'flag', name: text } }),
  ];
  return {
    diagnostics,
    sources: new Map([[text, `a: ${text}`]]),
    documents: [
      { file: text, index: 0, name: text },
      { file: text, index: 1, name: text },
    ],
    summary: summarize(diagnostics, { files: 1, documents: 2, rules: 0 }),
  };
}

const ROOM = 1024 * 1024;
const contextOf = (text: string) => contextWith({ failures: [new Failure('io', text, { file: text, hint: text })] });
const summaryOf = (text: string) => formatStepSummary(findingsWith(text), contextOf(text), ROOM);
const formatAs = (name: string, text: string): string => {
  const format = FINDINGS_FORMATS.find((known) => known.name === name);
  return format?.format(findingsWith(text), contextOf(text)) ?? '';
};

const REPORTS = [
  ...FINDINGS_FORMATS.map(({ name }) => ({ name, report: (text: string) => formatAs(name, text) })),
  { name: 'step summary', report: summaryOf },
];

describe.each(REPORTS)('$name', ({ report }) => {
  it.each(HOSTILE_STRINGS)('prints %j without anything that a terminal acts on', (text) => {
    expect(report(text).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Surrogate}]/u);
  });

  it.each(HOSTILE_STRINGS)('prints %j without a command that a runner looks for', (text) => {
    expect(report(text)).not.toMatch(/##(vso)?\[/i);
    const commands = (output: string) => output.split('\n').filter((line) => /^\s*::/.test(line));
    const names = (output: string) => commands(output).map((line) => /^::[a-z-]+/.exec(line)?.[0]);
    expect(names(report(text))).toEqual(names(report('harmless')));
  });
});

test.each(HOSTILE_STRINGS)('%j adds no line to a text report', (text) => {
  const count = (output: string) => output.split('\n').length;
  const oneLine = text.replaceAll(/[\r\n]/g, ' ');
  expect(count(formatAs('text', oneLine))).toBe(count(formatAs('text', 'harmless')));
});

test.each(HOSTILE_STRINGS)('%j ends no annotation and no property early', (text) => {
  const commands = formatAs('github', text)
    .split('\n')
    .filter((line) => line.startsWith('::error'));
  expect(commands).toHaveLength(3);
  for (const command of commands) {
    const [, properties = ''] = /^::error ([^:]*)::/.exec(command) ?? [];
    expect(properties.split(',').map((property) => property.split('=')[0])).toEqual(
      properties.includes('line=')
        ? ['file', 'line', 'endLine', 'col', 'endColumn', 'title']
        : properties.includes('file=')
          ? ['file', 'title']
          : ['title'],
    );
  }
});

test.each(HOSTILE_STRINGS)('%j is data in JSON, and reads back from the JSON report', (text) => {
  for (const name of ['json', 'sarif', 'gitlab']) expect(() => JSON.parse(formatAs(name, text))).not.toThrow();
  expect(JSON.parse(formatAs('json', text)).diagnostics[0].message).toBe(text);
});

test.each(HOSTILE_STRINGS)('%j adds no element to XML', (text) => {
  const shape = (xml: string): string[] => namesIn(readXml(xml)).sort();
  expect(shape(formatAs('junit', text))).toEqual(shape(formatAs('junit', 'harmless')));
});

test.each(HOSTILE_STRINGS)('%j is shown as it is by a reader of Markdown', (text) => {
  const render = (markdown: string) =>
    micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const tags = (html: string) => [...html.matchAll(/<\/?([a-z0-9]+)[^>]*>/g)].map(([tag]) => tag);
  const withoutCode = (html: string) => tags(html).filter((tag) => !/^<\/?code>$/.test(tag));
  expect(withoutCode(render(summaryOf(text)))).toEqual(withoutCode(render(summaryOf('harmless'))));
});

function namesIn({ name, children }: ReturnType<typeof readXml>): string[] {
  return [name, ...children.flatMap(namesIn)];
}
