import type { Condition, EnumValue, Relation } from '../entry.ts';

/** The values of `parse_mode`. */
export const PARSE_MODES = [
  { value: 'parse_page_without_llm', summary: 'Plain text of each page, without any model; no markdown.' },
  { value: 'parse_page_with_llm', summary: 'A language model rebuilds each page as markdown from its text.' },
  { value: 'parse_page_with_lvm', summary: 'A vision model reads a picture of each page; no plain text.' },
  { value: 'parse_page_with_agent', summary: 'An agent works on the text and a picture of each page.' },
  { value: 'parse_page_with_layout_agent', summary: 'Vision models read each page and keep where things stand.' },
  { value: 'parse_document_with_llm', summary: 'As parse_page_with_llm, over the whole document at once.' },
  { value: 'parse_document_with_lvm' },
  { value: 'parse_document_with_agent', summary: 'As parse_page_with_agent, over the whole document at once.' },
] as const satisfies readonly EnumValue[];

type ParseMode = (typeof PARSE_MODES)[number]['value'];

/** The flags that select an engine, each with the mode that the documentation equates it with, where it does. */
export const ENGINE_FLAGS = {
  fast_mode: 'parse_page_without_llm',
  premium_mode: 'parse_page_with_agent',
  gpt4o_mode: undefined,
  continuous_mode: 'parse_document_with_llm',
  auto_mode: undefined,
  use_vendor_multimodal_model: 'parse_page_with_lvm',
} as const satisfies Readonly<Record<string, ParseMode | undefined>>;

type Flag = keyof typeof ENGINE_FLAGS;
type Engine = Flag | 'parse_mode' | 'tier' | 'preset';

/** Every setting that selects an engine; a preset is a bundle of settings and selects one too. */
export const ENGINES: readonly Engine[] = [...flags(), 'parse_mode', 'tier', 'preset'];

/** What there is to say where two settings that select an engine meet. */
export const ONE_ENGINE = 'Only one engine parses a page; which setting wins is not documented.';

/** A setting that a preset is likely to override. */
export const UNDER_PRESET = {
  when: { parameter: 'preset' },
  effect: 'A preset overrides most other settings.',
  ignored: 'this',
  basis: 'inference',
  source: 'client',
} as const satisfies Relation;

/** A mode that runs no model is selected. */
export const NO_MODEL = {
  any: [
    { parameter: 'fast_mode', equals: true },
    { parameter: 'parse_mode', equals: 'parse_page_without_llm' },
    { parameter: 'tier', equals: 'fast' },
  ],
} as const satisfies Condition;

/** The mode that sends pictures of the pages to a vendor's model is selected, by either of its two names. */
export const VENDOR_MODE = {
  any: [
    { parameter: 'parse_mode', equals: 'parse_page_with_lvm' },
    { parameter: 'use_vendor_multimodal_model', equals: true },
  ],
} as const satisfies Condition;

/** `parse_mode` is set to anything but `mode`. */
export function otherModes(mode: ParseMode): Condition {
  const others = PARSE_MODES.filter(({ value }) => value !== mode);
  return { any: others.map(({ value }) => ({ parameter: 'parse_mode', equals: value })) };
}

/**
 * Another engine than that of `engine` is selected, but by a preset and by the settings in `stated`, which have relations
 * of their own.
 */
export function otherEngines(engine: Engine, stated: readonly Engine[] = []): Condition {
  const others = ENGINES.filter((other) => other !== engine && other !== 'preset' && !stated.includes(other));
  return { any: others.map((other) => differs(engine, other)) };
}

function flags(): readonly Flag[] {
  return Object.keys(ENGINE_FLAGS) as Flag[]; // Object.keys forgets the key type
}

/** Settings that are documented as equal are redundant, not in conflict. */
function differs(engine: Engine, other: Engine): Condition {
  if (other === 'parse_mode') {
    const mode = isFlag(engine) ? ENGINE_FLAGS[engine] : undefined;
    return mode === undefined ? { parameter: 'parse_mode' } : otherModes(mode);
  }
  if (!isFlag(other)) return { parameter: other };
  const selected = { parameter: other, equals: true };
  const mode = ENGINE_FLAGS[other];
  return engine === 'parse_mode' && mode !== undefined ? { all: [selected, otherModes(mode)] } : selected;
}

function isFlag(engine: Engine): engine is Flag {
  return Object.hasOwn(ENGINE_FLAGS, engine);
}
