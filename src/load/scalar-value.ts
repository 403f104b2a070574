import { Schema } from 'yaml';
import type { Node } from './node.ts';

/** What a plain text stands for in the YAML 1.2 core schema; `problem` where a number cannot be kept. */
export interface ResolvedScalar {
  readonly value: Node['value'];
  readonly problem?: 'number-range';
}

/** Reads a plain scalar by the YAML 1.2 core schema: `yes`, `012` and dates are no booleans, octals or times. */
export function resolvePlain(text: string): ResolvedScalar {
  const type = typeOf(text);
  if (type === 'null') return { value: null };
  if (type === 'bool') return { value: /^t/i.test(text) };
  return type === 'str' ? { value: text } : resolveNumber(text, type);
}

/** Reads a scalar with a core tag; undefined where the text does not fit it. */
export function resolveTagged(tag: string, text: string): ResolvedScalar | undefined {
  if (tag === 'str') return { value: text };
  const type = typeOf(text);
  return type === tag || (type === 'int' && tag === 'float') ? resolvePlain(text) : undefined;
}

const { tags: CORE_TAGS } = new Schema({ schema: 'core' });

/** The name of the core tag that a plain text has. */
function typeOf(text: string): string {
  const tag = CORE_TAGS.find(({ test }) => test?.test(text))?.tag;
  return tag?.slice('tag:yaml.org,2002:'.length) ?? 'str';
}

/** Adding 0 makes 0 of -0, which JSON does not have. */
function resolveNumber(text: string, type: string): ResolvedScalar {
  const number = Number(text);
  const isUnderflow = number === 0 && /^[^e]*[1-9]/i.test(text);
  const isKept = type === 'int' ? Number.isSafeInteger(number) : Number.isFinite(number) && !isUnderflow;
  return isKept ? { value: number + 0 } : { value: null, problem: 'number-range' };
}
