import { describe, expect, it } from 'vitest';
import { formatFindingsAsText } from '../../../src/report/findings/text.ts';
import { originAt, spanOf } from '../places.ts';
import { finding, findingsIn } from '../sample-findings.ts';

const plain = { color: false };

describe('the text report', () => {
  it('is empty where there is nothing to report', () => {
    expect(formatFindingsAsText(findingsIn(''), plain)).toBe('');
  });

  it('gives place, severity, code, message, frame and all that belongs to a finding', () => {
    const text = 'base: &base\n  tier: fast\njob:\n  <<: *base\n  teir: x\n';
    const origin = {
      ...originAt(text, 'teir'),
      via: [
        { kind: 'merge', span: spanOf(text, '<<') },
        { kind: 'alias', span: spanOf(text, '*base') },
      ] as const,
    };
    const diagnostic = finding({
      code: 'schema/unknown-key',
      message: '`teir` is not a setting',
      help: 'write `tier`',
      origin,
      related: [
        { message: 'is set here', origin: originAt(text, 'tier') },
        { message: 'is set there', origin: { kind: 'variable', name: 'TIER' } },
      ],
      environments: ['production', 'staging'],
    });
    expect(formatFindingsAsText(findingsIn(text, diagnostic), plain)).toBe(`x.yaml:5:3 error schema/unknown-key
\`teir\` is not a setting
  4 |   <<: *base
  5 |   teir: x
    |   ^~~~
help: write \`tier\`
related: x.yaml:2:3 is set here
related: variable TIER is set there
via: the merge key at x.yaml:4:3
via: the alias at x.yaml:4:7
environments: production, staging
`);
  });

  it('has a blank line between findings, and leaves out suppressed ones', () => {
    const text = 'a: 1';
    const first = finding({ origin: originAt(text, 'a') });
    const suppressed = finding({ origin: originAt(text, 'a'), suppression: { reason: 'known' } });
    const last = finding({ origin: originAt(text, '1'), severity: 'info' });
    expect(formatFindingsAsText(findingsIn(text, first, suppressed, last), plain)).toBe(`x.yaml:1:1 error schema/type
A message.
  1 | a: 1
    | ^

x.yaml:1:4 info schema/type
A message.
  1 | a: 1
    |    ^
`);
  });

  it.each([
    [{ kind: 'flag', name: '--set spec.x' }, '--set spec.x'],
    [{ kind: 'variable', name: 'TENANT' }, 'variable TENANT'],
    [{ kind: 'environment', name: 'HOME' }, 'environment HOME'],
    [{ kind: 'default', name: 'rerun' }, 'default rerun'],
  ] as const)('names an origin without a file, case %#', (origin, place) => {
    expect(formatFindingsAsText(findingsIn('', finding({ origin })), plain)).toBe(
      `${place} error schema/type\nA message.\n`,
    );
  });

  it('does without a frame where the text is not at hand', () => {
    const diagnostic = finding({ origin: { ...originAt('a: 1', '1'), file: 'other.yaml' } });
    expect(formatFindingsAsText(findingsIn('', diagnostic), plain)).toBe(
      'other.yaml:1:4 error schema/type\nA message.\n',
    );
  });

  it('escapes names and texts of others, so that none can forge a line or act on the terminal', () => {
    const evil = '\u001b[2J\nx.yaml:1:1 error forged\u202e';
    const shown = '\\u{1b}[2J\\u{a}x.yaml:1:1 error forged\\u{202e}';
    const origin = { ...originAt('a', 'a'), file: evil };
    const report = formatFindingsAsText(
      findingsIn(
        '',
        finding({ message: evil, help: evil, origin, related: [{ message: evil, origin }], environments: [evil] }),
        finding({ origin: { kind: 'flag', name: evil } }),
      ),
      plain,
    );
    expect(report).toBe(`${shown}:1:1 error schema/type
${shown}
help: ${shown}
related: ${shown}:1:1 ${shown}
environments: ${shown}

${shown} error schema/type
A message.
`);
  });

  it('uses colours only when told', () => {
    const text = 'a: 1';
    const diagnostic = finding({ origin: originAt(text, '1'), help: 'write 2', severity: 'warning' });
    expect(formatFindingsAsText(findingsIn(text, diagnostic), plain)).not.toContain('\u001b');
    expect(formatFindingsAsText(findingsIn(text, diagnostic), { color: true })).toBe(
      [
        '\u001b[1mx.yaml:1:4\u001b[0m \u001b[33mwarning\u001b[0m \u001b[2mschema/type\u001b[0m',
        'A message.',
        '\u001b[2m  1 | \u001b[0ma: 1',
        '\u001b[2m    | \u001b[0m   \u001b[33m^\u001b[0m',
        '\u001b[36mhelp:\u001b[0m write 2',
        '',
      ].join('\n'),
    );
  });

  it('links files and pages only when told where they are', () => {
    const text = 'a: 1';
    const diagnostic = finding({ origin: originAt(text, '1') });
    const links = { file: (file: string) => `file:///w/${file}`, page: (docs: string) => `file:///p/${docs}` };
    expect(formatFindingsAsText(findingsIn(text, diagnostic), plain)).not.toContain('\u001b');
    expect(formatFindingsAsText(findingsIn(text, diagnostic), { ...plain, links }).split('\n')[0]).toBe(
      '\u001b]8;;file:///w/x.yaml\u001b\\x.yaml:1:4\u001b]8;;\u001b\\ error ' +
        '\u001b]8;;file:///p/docs/diagnostics.md#schema-type\u001b\\schema/type\u001b]8;;\u001b\\',
    );
    const none = { ...links, file: () => undefined };
    expect(formatFindingsAsText(findingsIn(text, diagnostic), { ...plain, links: none })).toMatch(
      /^x\.yaml:1:4 error /,
    );
  });
});
