import type { BatchSettings } from '../batch-settings.ts';
import type { ManifestContext } from '../context.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const validBoundingBox = defineRule({
  id: 'valid-bounding-box',
  group: 'values',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  summary: 'The margins that are cut off leave a part of the page.',
  why: '`bbox_*` and `bounding_box` are margins: the shares of the width and the height that are cut off at each side. Where two opposite ones make up the whole page nothing is left to parse. Most often positions were written: a lower edge at 0.8 is a margin of 0.2.',
  fix: 'Keep `bbox_top` and `bbox_bottom` together below 1, and `bbox_left` and `bbox_right` too.',
  sources: ['region'],
  bad: [
    {
      title: 'edges in the place of margins',
      yaml: `
parameters:
  bbox_top: 0.1
  bbox_bottom: 0.9`,
      reports: ['10:18 `bbox_top` 0.1 and `bbox_bottom` 0.9 leave nothing of the height of a page.'],
    },
    {
      title: 'the corners of a whole page in one text',
      yaml: `
parameters:
  bounding_box: "0,0,1,1"`,
      reports: ['9:19 The margins `0,0,1,1` of `bounding_box` leave nothing of a page.'],
    },
    {
      title: 'one margin that is the whole page',
      yaml: `
parameters:
  bbox_right: 1`,
      reports: ['9:17 `bbox_right` 1 leaves nothing of the width of a page.'],
    },
  ],
  good: [
    {
      title: 'margins that leave most of the page',
      yaml: `
parameters:
  bbox_top: 0.1
  bbox_bottom: 0.2
  bbox_left: 0.05`,
    },
    {
      title: 'the same in one text',
      yaml: `
parameters:
  bounding_box: 0.1,0,0.2,0.05`,
    },
  ],
  *check(context) {
    yield* checkMargins(context, 'height', ['bbox_top', 'bbox_bottom']);
    yield* checkMargins(context, 'width', ['bbox_left', 'bbox_right']);
    yield* checkText(context.settings);
  },
});

/** Sums of decimal fractions miss 1 by less than this. */
const ROUNDING = 1e-9;

function isWhole(one: number, other: number): boolean {
  return one + other >= 1 - ROUNDING;
}

function* checkMargins(
  { document, settings }: ManifestContext,
  side: 'height' | 'width',
  names: readonly [string, string],
): Generator<RuleFinding> {
  const [first, second] = names.map((name) => ({ name, margin: marginOf(settings, name) }));
  const set = [first, second].flatMap((side) => (side !== undefined && side.margin > 0 ? [side] : []));
  const last = set.at(-1);
  if (last === undefined || !isWhole(first?.margin ?? 0, second?.margin ?? 0)) return;
  const written = set.map(({ name, margin }) => `\`${name}\` ${margin}`).join(' and ');
  const message = `${written} ${set.length > 1 ? 'leave' : 'leaves'} nothing of the ${side} of a page.`;
  const related = set
    .slice(0, -1)
    .map(({ name }) => ({ message: 'the other margin', origin: document.originOf(settings.find(name).path, 'value') }));
  yield { path: settings.find(last.name).path, at: 'value', message, help: HELP, related };
}

function marginOf(settings: BatchSettings, name: string): number {
  const value = settings.read(name);
  return typeof value === 'number' ? value : 0;
}

function* checkText(settings: BatchSettings): Generator<RuleFinding> {
  const text = settings.text('bounding_box') ?? '';
  const [top = 0, right = 0, bottom = 0, left = 0, ...others] = text.split(',').map(Number);
  if (others.length > 0 || !(isWhole(top, bottom) || isWhole(left, right))) return;
  const message = `The margins \`${text}\` of \`bounding_box\` leave nothing of a page.`;
  yield { path: settings.find('bounding_box').path, at: 'value', message, help: HELP };
}

const HELP = 'Write margins, as shares of the page: what is cut off at a lower edge at 0.8 is 0.2.';
