import type { ScalarNode } from './node.ts';

/** What a plain text stands for in the YAML 1.2 core schema; `problem` where a number cannot be kept. */
export interface ResolvedScalar {
  readonly value: ScalarNode['value'];
  readonly problem?: 'number-range';
}

/** The core tags that a scalar may carry. */
export type ScalarTag = 'str' | 'int' | 'float' | 'bool' | 'null';

/** Reads a plain scalar by the YAML 1.2 core schema: `yes`, `012` and dates are no booleans, octals or times. */
export function resolvePlain(text: string): ResolvedScalar {
  if (isOf('null', text)) return { value: null };
  if (isOf('bool', text)) return { value: /^t/i.test(text) };
  if (isOf('int', text) || isOf('float', text)) return resolveNumber(text);
  return { value: text };
}

/** Reads a scalar with a core tag; undefined where the text does not fit it. */
export function resolveTagged(tag: ScalarTag, text: string): ResolvedScalar | undefined {
  if (tag === 'str') return { value: text };
  if (tag === 'float' && isOf('int', text)) return resolveNumber(text);
  return isOf(tag, text) ? resolvePlain(text) : undefined;
}

const PATTERNS: Readonly<Record<Exclude<ScalarTag, 'str'>, RegExp>> = {
  null: /^(?:~|null|Null|NULL)?$/,
  bool: /^(?:true|True|TRUE|false|False|FALSE)$/,
  int: /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/,
  float: /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
};

function isOf(tag: Exclude<ScalarTag, 'str'>, text: string): boolean {
  return PATTERNS[tag].test(text);
}

/** Adding 0 makes 0 of -0, which JSON does not have. */
function resolveNumber(text: string): ResolvedScalar {
  const number = Number(text);
  const isKept = isOf('int', text)
    ? Number.isSafeInteger(number)
    : Number.isFinite(number) && !isUnderflow(text, number);
  return isKept ? { value: number + 0 } : { value: null, problem: 'number-range' };
}

function isUnderflow(text: string, number: number): boolean {
  return number === 0 && /[1-9]/.test(text.split(/e/i, 1)[0] ?? '');
}
