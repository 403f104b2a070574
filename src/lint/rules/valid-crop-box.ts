import type { JsonValue } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';
import { valueAt } from '../../core/path.ts';
import { autoRules } from '../auto-mode-configuration.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const validCropBox = defineRule({
  id: 'valid-crop-box',
  group: 'values',
  severity: 'error',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: '`crop_box` of a v2 batch leaves a part of the page.',
  why: 'The vendor describes `right` and `bottom` twice: by the OpenAPI document they are positions, so that `bottom: 0.9` keeps the upper nine tenths of a page; by the page on crop boxes they are distances from that side, as in v1, and it cuts nine tenths off. A box that leaves nothing in either reading is an error, and one that leaves nothing by the document a warning. One side below the middle of the page is remarked: it keeps a strip in one reading, and cuts one off in the other.',
  fix: 'Write positions, as the OpenAPI document has it: `top` above `bottom`, `left` before `right`. Parse one file first, and look at what comes out.',
  sources: ['openapi', 'crop-box'],
  bad: [
    {
      title: 'a box that ends before it begins',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    crop_box: { top: 0.6, bottom: 0.5 }`,
      reports: ['13:37 `top` 0.6 and `bottom` 0.5 of `crop_box` leave nothing of the height of a page.'],
    },
    {
      title: 'margins, as v1 has them',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    crop_box: { left: 0.1, right: 0.05 }`,
      reports: [
        '13:37 `left` 0.1 and `right` 0.05 of `crop_box` leave nothing of the width of a page, if they are positions.',
      ],
    },
    {
      title: 'a strip, or all but a strip',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    crop_box: { bottom: 0.1 }`,
      reports: ['13:27 `bottom: 0.1` of `crop_box` keeps the upper part of a page alone, if it is a position.'],
    },
  ],
  good: [
    {
      title: 'positions',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    crop_box: { top: 0.1, right: 0.95, bottom: 0.9, left: 0.05 }`,
    },
  ],
  *check({ document, settings }) {
    if (!settings.isOfV2) return;
    const boxes = [
      settings.find('/crop_box').path,
      ...autoRules(settings).map(({ path }) => [...path, 'parsing_conf', 'crop_box']),
    ];
    for (const box of boxes) {
      for (const sides of [HEIGHT, WIDTH]) {
        const finding = problemOf(sides, (name) => valueAt(document.value, [...box, name]));
        if (finding !== undefined) yield { at: 'value', ...finding, path: [...box, ...finding.path] };
      }
    }
  },
});

/** Two opposite sides of a box, the one that pages begin with first. */
interface Sides {
  readonly near: 'top' | 'left';
  readonly far: 'bottom' | 'right';
  readonly extent: string;
  readonly strip: string;
}

const HEIGHT: Sides = { near: 'top', far: 'bottom', extent: 'height', strip: 'upper' };
const WIDTH: Sides = { near: 'left', far: 'right', extent: 'width', strip: 'left' };

/** A strip that is narrower than this is more likely one that was meant to be cut off. */
const NARROW = 0.5;

type Problem = Omit<RuleFinding, 'at' | 'path'> & { readonly path: Path };

function problemOf(sides: Sides, read: (name: string) => JsonValue | undefined): Problem | undefined {
  const [near, far] = [shareOf(read(sides.near)), shareOf(read(sides.far))];
  const path: Path = [far === undefined ? sides.near : sides.far];
  const isEmpty = (near ?? 0) >= (far ?? 1);
  const isEmptyByMargins = (near ?? 0) + (far ?? 0) >= 1 - ROUNDING;
  if (isEmpty && isEmptyByMargins) {
    const help = `Write \`${sides.near}\` smaller than \`${sides.far}\`: they are positions.`;
    return { path, message: `${leavesNothing(sides, near, far)}.`, help };
  }
  if (far === undefined || (!isEmpty && far >= NARROW)) return undefined;
  const help = `For a margin of ${far}, write \`${sides.far}: ${round(1 - far)}\`.`;
  if (isEmpty) {
    return { path, severity: 'warning', message: `${leavesNothing(sides, near, far)}, if they are positions.`, help };
  }
  const message = `\`${sides.far}: ${far}\` of \`crop_box\` keeps the ${sides.strip} part of a page alone, if it is a position.`;
  return { path, severity: 'info', message, help };
}

/** Sums of decimal fractions miss 1 by less than this. */
const ROUNDING = 1e-9;

function leavesNothing(sides: Sides, near: number | undefined, far: number | undefined): string {
  const written = [
    ...(near === undefined ? [] : [`\`${sides.near}\` ${near}`]),
    ...(far === undefined ? [] : [`\`${sides.far}\` ${far}`]),
  ];
  const verb = written.length > 1 ? 'leave' : 'leaves';
  return `${written.join(' and ')} of \`crop_box\` ${verb} nothing of the ${sides.extent} of a page`;
}

function shareOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Differences of decimal fractions have digits that nobody wrote. */
function round(share: number): number {
  return Number(share.toFixed(6));
}
