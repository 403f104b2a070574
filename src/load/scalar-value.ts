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

/** The name of the core tag that a plain text has. */
function typeOf(text: string): string {
  return PLAIN_TYPES.find(({ test }) => test.test(text))?.type ?? 'str';
}

/** What a plain text has to look like to be no text, as the yaml package has it: it takes long to load. */
export const PLAIN_TYPES: readonly { readonly type: string; readonly test: RegExp }[] = [
  { type: 'null', test: /^(?:~|[Nn]ull|NULL)?$/ },
  { type: 'bool', test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/ },
  { type: 'int', test: /^0o[0-7]+$/ },
  { type: 'int', test: /^[-+]?[0-9]+$/ },
  { type: 'int', test: /^0x[0-9a-fA-F]+$/ },
  { type: 'float', test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/ },
  { type: 'float', test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/ },
  { type: 'float', test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/ },
];

/** Adding 0 makes 0 of -0, which JSON does not have. */
function resolveNumber(text: string, type: string): ResolvedScalar {
  const number = Number(text);
  const isUnderflow = number === 0 && /^[^e]*[1-9]/i.test(text);
  const isKept = type === 'int' ? Number.isSafeInteger(number) : Number.isFinite(number) && !isUnderflow;
  return isKept ? { value: number + 0 } : { value: null, problem: 'number-range' };
}
