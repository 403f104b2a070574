import type { Transform } from './transform.ts';

const SINGLE = ['bbox_top', 'bbox_right', 'bbox_bottom', 'bbox_left'];

const UNDECIDED =
  'The official sources contradict each other on whether v2 means a margin or a position: decide by hand.';

/** The right and the bottom edge: nothing but 0 means the same in both readings. */
export const undecidedEdge: Transform = ({ value }) =>
  value === 0 ? { dropped: 'Nothing is cut off.' } : { lost: UNDECIDED };

/** Top, right, bottom and left as one text; the top and the left edge mean the same in both readings. */
export const fourMargins: Transform = ({ value, read }) => {
  if (SINGLE.some((name) => read(name) !== undefined)) return { lost: 'The crop is stated one by one, too.' };
  const [top, right, bottom, left] = String(value).split(',').map(Number);
  const isWhole = [top, right, bottom, left].every((margin) => margin !== undefined && !Number.isNaN(margin));
  if (!isWhole) return { lost: 'It is not four margins.' };
  const box = { ...(top !== 0 && { top }), ...(left !== 0 && { left }) };
  const isCut = Object.keys(box).length > 0;
  if (right === 0 && bottom === 0) return isCut ? { value: box } : { dropped: 'Nothing is cut off.' };
  return { ...(isCut && { value: box }), lost: UNDECIDED };
};
