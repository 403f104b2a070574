import type { Findings } from '../../src/core/findings.ts';
import { summarize } from '../../src/core/findings.ts';
import { originAt, spanOf } from './places.ts';
import { finding } from './sample-findings.ts';

const text = 'base: &base\n  tier: fast\njob:\n  <<: *base\n  teir: x\n  list: [1,\n   2]\n';

/** Findings of every kind that a format has to tell apart. */
export function variedFindings(): Findings {
  const diagnostics = [
    finding({
      code: 'schema/unknown-key',
      message: '`teir` is not a setting.',
      help: 'Write `tier`.',
      origin: { ...originAt(text, 'teir'), via: [{ kind: 'merge', span: spanOf(text, '<<') }] },
      document: { index: 0, name: 'invoices' },
      path: '/job/teir',
      related: [
        { message: 'is set here', origin: originAt(text, 'tier') },
        { message: 'is set there', origin: { kind: 'variable', name: 'TIER' } },
      ],
      environments: ['production', 'staging'],
    }),
    finding({ severity: 'warning', origin: originAt(text, '[1,\n   2]'), path: '/job/list' }),
    finding({ severity: 'info', origin: originAt(text, 'fast'), path: '/base/tier' }),
    finding({ origin: originAt(text, 'fast'), path: '', suppression: { reason: 'known since 2025' } }),
    finding({ origin: originAt(text, 'fast'), suppression: { reason: 'old', kind: 'external' } }),
    finding({ origin: { kind: 'flag', name: '--set spec.rerun' }, path: '/spec/rerun' }),
  ];
  return {
    diagnostics,
    sources: new Map([['x.yaml', text]]),
    documents: [
      { file: 'x.yaml', index: 0, name: 'invoices' },
      { file: 'x.yaml', index: 1, name: 'receipts' },
      { file: 'y.yaml', index: 0 },
    ],
    summary: summarize(diagnostics, { files: 2, documents: 3, rules: 0 }),
  };
}
