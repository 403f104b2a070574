import { expect, describe as group, test } from 'vitest';
import { lintManifests } from '../../src/pipeline/check/lint-manifests.ts';
import { describe, manifestText } from '../findings-of.ts';

const TODAY = '2026-11-24';

/** Open findings, and the suppressed ones with their reason, a line each. */
function lint(text: string): string[] {
  const { findings } = lintManifests([{ file: 'a.parsebatch.yaml', text }], { today: TODAY });
  return findings.diagnostics
    .filter(({ severity, suppression }) => severity !== 'info' || suppression !== undefined)
    .map(
      (finding) => `${describe(finding)}${finding.suppression === undefined ? '' : ` (${finding.suppression.reason})`}`,
    );
}

/** A manifest with a finding in line 9, column 16, and these lines above and beside it. */
function withComments({ above = '# -', beside = '# -', head = '# -' }): string {
  const spec = `source: { directory_id: dir-1 } ${head}\nparameters:\n  ${above}\n  max_pages: 0 ${beside}`;
  return manifestText(spec);
}

const OPEN = '9:14 no-zero-max-pages /spec/parameters/max_pages';

group('a comment suppresses a finding', () => {
  test.each([
    ['on the next line', { above: '# parsebatch-disable-next-line no-zero-max-pages -- all of it' }],
    ['on its own line', { beside: '# parsebatch-disable-line no-zero-max-pages -- all of it' }],
    ['anywhere in the file', { head: '# parsebatch-disable-file no-zero-max-pages -- all of it' }],
    [
      'until its day is over',
      { above: `# parsebatch-disable-next-line no-zero-max-pages -- all of it (until ${TODAY})` },
    ],
    [
      'with its owner',
      { above: '# parsebatch-disable-next-line no-zero-max-pages -- all of it (owner team, until 2027-01-31)' },
    ],
    [
      'from above another comment',
      { above: '# parsebatch-disable-next-line no-zero-max-pages -- all of it\n  # another\n' },
    ],
  ])('%s', (_, comments) => {
    expect(lint(withComments(comments)).map((line) => line.replace(/^\d+:\d+/, ''))).toEqual([
      `${OPEN.replace(/^\d+:\d+/, '')} (all of it)`,
    ]);
  });

  test('whose end and owner go with it', () => {
    const comment = '# parsebatch-disable-line no-zero-max-pages -- why (until 2027-01-31, owner team-a)';
    const { findings } = lintManifests([{ file: 'a.parsebatch.yaml', text: withComments({ beside: comment }) }], {
      today: TODAY,
    });
    const found = findings.diagnostics.find(({ code }) => code === 'no-zero-max-pages');
    expect(found?.suppression).toEqual({ kind: 'inSource', reason: 'why', until: '2027-01-31', owner: 'team-a' });
    expect(findings.summary.suppressed).toBe(1);
  });

  test('and one of a stage that is a warning', () => {
    const spec = (comment: string) =>
      manifestText(`source: { directory_id: dir-1 }\nunchecked_parameters:\n  ${comment}\n  brand_new: 1`);
    expect(lint(spec('# none'))).toEqual(['9:5 schema/unchecked-parameter /spec/unchecked_parameters/brand_new']);
    expect(lint(spec('# parsebatch-disable-next-line schema/unchecked-parameter -- asked for it'))).toEqual([
      '9:5 schema/unchecked-parameter /spec/unchecked_parameters/brand_new (asked for it)',
    ]);
  });
});

group('a comment gives findings another severity', () => {
  test.each(['file', 'line', 'next-line'])('by parsebatch-severity-%s', (place) => {
    const comment = `# parsebatch-severity-${place} no-zero-max-pages=error -- it was dear once`;
    const text = withComments(place === 'line' ? { beside: comment } : { above: comment });
    const { findings } = lintManifests([{ file: 'a.parsebatch.yaml', text }], { today: TODAY });
    const found = findings.diagnostics.filter(({ severity }) => severity !== 'info');
    expect(found.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error no-zero-max-pages']);
  });
});

group('a comment is reported', () => {
  test.each([
    ['that says why to nobody', '# parsebatch-disable-next-line no-zero-max-pages', ['lint/missing-reason', 'open']],
    ['whose reason is empty', '# parsebatch-disable-next-line no-zero-max-pages --', ['lint/missing-reason', 'open']],
    [
      'whose only reason is its end',
      '# parsebatch-disable-next-line no-zero-max-pages -- (until 2027-01-31)',
      ['lint/missing-reason', 'open'],
    ],
    [
      'whose day is over',
      '# parsebatch-disable-next-line no-zero-max-pages -- why (until 2026-11-23)',
      ['lint/expired-suppression', 'open'],
    ],
    [
      'whose day is none',
      '# parsebatch-disable-next-line no-zero-max-pages -- why (until 2026-02-30)',
      ['lint/directive', 'open'],
    ],
    ['that names no rule', '# parsebatch-disable-next-line -- why', ['lint/directive', 'open']],
    [
      'that names a rule that is none',
      '# parsebatch-disable-next-line no-zero-pages -- why',
      ['lint/directive', 'open'],
    ],
    ['that is misspelt', '# parsebatch-disable-nextline no-zero-max-pages -- why', ['lint/directive', 'open']],
    ['that states no severity', '# parsebatch-severity-next-line no-zero-max-pages -- why', ['lint/directive', 'open']],
    [
      'that states another severity',
      '# parsebatch-severity-file no-zero-max-pages=fatal -- why',
      ['lint/directive', 'open'],
    ],
    [
      'about an error of the format',
      '# parsebatch-disable-file schema/wrong-type -- why',
      ['lint/refused-suppression', 'open'],
    ],
    ['about comments', '# parsebatch-disable-file lint/directive -- why', ['lint/refused-suppression', 'open']],
    [
      'that suppresses what is not there',
      '# parsebatch-disable-next-line no-zero-max-pages, compose/unused-variable -- why',
      ['lint/unused-suppression', 'suppressed'],
    ],
  ])('%s', (_, above, [code, state]) => {
    const found = lint(withComments({ above }));
    expect(found.map((line) => line.split(' ')[1]).sort()).toEqual([code, 'no-zero-max-pages'].sort());
    expect(found.some((line) => line.endsWith('/max_pages (why)'))).toBe(state === 'suppressed');
  });

  test('that is unused, at the comment itself', () => {
    const text = manifestText('source: { directory_id: dir-1 } # parsebatch-disable-line no-zero-max-pages -- why');
    expect(lint(text)).toEqual(['6:35 lint/unused-suppression ']);
  });

  test('not as unused where only one of the environments was looked at', () => {
    const spec = `source: { directory_id: dir-1 }
environments:
  a: { parameters: { max_pages: 1 } }
  # parsebatch-disable-next-line no-zero-max-pages -- why
  b: { parameters: { max_pages: 0 } }`;
    const sources = [{ file: 'a.parsebatch.yaml', text: manifestText(spec) }];
    const codes = (environment: string | undefined) =>
      lintManifests(sources, { environment, today: TODAY })
        .findings.diagnostics.filter(({ severity }) => severity !== 'info')
        .map(({ code, suppression }) => [code, suppression?.reason]);
    expect(codes('a')).toEqual([]);
    expect(codes(undefined)).toEqual([['no-zero-max-pages', 'why']]);
  });

  test('not as unused in a profile, which others extend too', () => {
    const profile = `apiVersion: parsebatch.dev/v1
kind: ParseBatchProfile
metadata: { name: shared }
spec:
  parameters:
    # parsebatch-disable-next-line no-zero-max-pages -- why
    max_pages: 3
`;
    const manifest = manifestText('extends: [shared.yaml]\nsource: { directory_id: dir-1 }');
    const { findings } = lintManifests(
      [
        { file: 'a.yaml', text: manifest },
        { file: 'shared.yaml', text: profile },
      ],
      { today: TODAY },
    );
    expect(findings.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });
});

test('a finding that a profile brings is suppressed where the profile writes it', () => {
  const profile = `apiVersion: parsebatch.dev/v1
kind: ParseBatchProfile
metadata: { name: shared }
spec:
  parameters:
    max_pages: 0 # parsebatch-disable-line no-zero-max-pages -- every page counts
`;
  const manifest = manifestText('extends: [shared.yaml]\nsource: { directory_id: dir-1 }');
  const { findings } = lintManifests(
    [
      { file: 'a.yaml', text: manifest },
      { file: 'shared.yaml', text: profile },
    ],
    { today: TODAY },
  );
  const found = findings.diagnostics.filter(({ severity }) => severity !== 'info');
  expect(found.map(({ code, suppression }) => [code, suppression?.reason])).toEqual([
    ['no-zero-max-pages', 'every page counts'],
  ]);
});
