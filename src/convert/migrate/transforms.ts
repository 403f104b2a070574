import type { TransformName } from '../../catalogue/entry.ts';
import type { JsonValue } from '../../core/json.ts';
import { convertAutoMode } from './auto-mode.ts';
import { countFromOne } from './count-from-one.ts';
import { fourMargins, undecidedEdge } from './crop.ts';
import { tierOfMode } from './tier-of-mode.ts';
import type { Answer, Transform } from './transform.ts';
import { holdsReference, seeing } from './transform.ts';

/** Each transform of the catalogue. */
export const TRANSFORMS: Readonly<Record<TransformName, Transform>> = {
  copy: ({ value, counterpart: { beside } }) => ({ value, ...(beside && value !== false && { beside: [beside] }) }),
  constant: ({ counterpart }) => written(counterpart.value),
  'value-if-true': seeing(({ value, counterpart }) => (value === true ? written(counterpart.value) : OFF)),
  'tier-of-mode': seeing(tierOfMode),
  'by-hand': seeing(({ value }) => (value === true ? { lost: 'Nothing says which tier comes to the same.' } : OFF)),
  'configuration-id': seeing(({ value }) =>
    /^cfg-/.test(String(value)) ? { value } : { lost: 'A named preset has no counterpart: choose a tier.' },
  ),
  'auto-mode': seeing(convertAutoMode),
  'join-texts': ({ fellows, read }) => {
    const texts = fellows.map(({ value }) => String(value)).filter((text) => text.trim() !== '');
    if (texts.length === 0) return { dropped: 'There is no text in it.' };
    if (isFast(read)) return { dropped: 'Without a model there is nobody to read it.' };
    const [text] = texts;
    return { value: texts.length === 1 && text !== undefined ? text : texts.map((one) => one.trimEnd()).join('\n\n') };
  },
  'count-from-one': seeing(countFromOne),
  'page-limit': ({ value, read }) => {
    if (value === 0) return { dropped: '0 is no limit.' };
    const pages = read('target_pages');
    return pages === undefined ? { value } : { lost: 'v1 takes it together with `target_pages`; in v2 those win.' };
  },
  'undecided-edge': seeing(undecidedEdge),
  'four-margins': seeing(fourMargins),
  'only-item': ({ value, read }) => {
    const languages = read('languages');
    if (languages === undefined) return { value: [value] };
    const isListed = Array.isArray(languages) && languages.includes(value);
    return isListed ? { dropped: '`languages` has it.' } : { lost: '`languages` is set, and does not have it.' };
  },
  'unless-any': seeing(({ value, fellows }) => {
    if (value === true) return { dropped: 'v2 does it anyway.' };
    const areBothOff = fellows.length === 2 && fellows.every((fellow) => fellow.value === false);
    return areBothOff ? { value: true } : { lost: 'v2 turns it off only together with its fellow.' };
  }),
  any: (asked) => {
    if (asked.fellows.length === 1) return { value: asked.value };
    return seeing(({ fellows }) => ({ value: fellows.some(({ value }) => value === true) }))(asked);
  },
  inverted: seeing(({ value }) => ({ value: value !== true })),
  images: (asked) =>
    asked.fellows.length === 1 && Array.isArray(asked.value) ? { value: asked.value } : images(asked),
  'whole-number': seeing(({ value, counterpart: { pointer } }) => {
    const most = pointer.endsWith('/base_in_seconds') ? MOST_SECONDS : MOST_SECONDS_A_PAGE;
    return { value: Math.min(most, Math.max(1, Math.round(Number(value)))) };
  }),
  webhooks: ({ fellows, entry }) => {
    const value = fellows.flatMap((fellow) => (Array.isArray(fellow.value) ? fellow.value : [eventsTo(fellow.value)]));
    const isUrl = entry.kind === 'string';
    return { value, ...(isUrl && { lost: 'The receiver gets an event in place of the whole result.' }) };
  },
};

const OFF: Answer = { dropped: 'It is off.' };
const MOST_SECONDS = 7200;
const MOST_SECONDS_A_PAGE = 300;

function written(value: JsonValue | undefined): Answer {
  return value === undefined ? {} : { value };
}

function isFast(read: (name: string) => JsonValue | undefined): boolean {
  return read('tier') === 'fast' || read('fast_mode') === true || read('parse_mode') === 'parse_page_without_llm';
}

/** `images_to_save` counts before `save_images`; screenshots come on top. */
const images: Transform = seeing(({ entry, value, read }) => {
  const [list, isSaved, hasScreenshots] = [read('images_to_save'), read('save_images'), read('take_screenshot')];
  if (holdsReference(list ?? null)) return { lost: '`images_to_save` is a reference, and the two have to be joined.' };
  const named = Array.isArray(list) ? list : undefined;
  const kept = named ?? (isSaved === undefined ? undefined : isSaved === true ? ['embedded'] : []);
  if (entry.pointer.endsWith('/save_images') && named !== undefined && named.includes('embedded') !== value) {
    return { lost: '`images_to_save` says otherwise.' };
  }
  if (hasScreenshots !== true) return kept === undefined ? OFF : { value: kept };
  return { value: [...new Set([...(kept ?? []), 'screenshot'])] };
});

function eventsTo(url: JsonValue): JsonValue {
  return { webhook_url: url, webhook_events: ['parse.success', 'parse.error'] };
}
