import type { JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';

/** Writes mappings as YAML documents, in any of the forms that YAML has for them; the seed chooses. */
export function createYamlWriter(seed: number): (mapping: JsonValue) => string {
  const choose = createChoice(seed);
  const block = (value: JsonValue, indent: string): string => {
    const isFlow = isEmpty(value) || choose(4) === 0;
    if (typeof value !== 'object' || value === null || isFlow) return ` ${flow(value, choose, !isFlow)}`;
    const deeper = `${indent}  `;
    if (Array.isArray(value)) return value.map((item) => `\n${indent}- ${flow(item, choose, false)}`).join('');
    return Object.entries(value)
      .map(([key, item]) => {
        const comment = choose(8) === 0 ? `\n${indent}# a note: {` : '';
        return `${comment}\n${indent}${text(key, choose)}:${block(item as JsonValue, deeper)}`;
      })
      .join('');
  };
  return (mapping) => block(mapping, '').trimStart() + '\n';
}

/** Gives numbers below a bound, the same ones for the same seed. */
function createChoice(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 16) % bound;
  };
}

type Choice = ReturnType<typeof createChoice>;

function isEmpty(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** In one line; a null may be left empty where nothing follows in it. */
function flow(value: JsonValue, choose: Choice, mayBeEmpty: boolean): string {
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => flow(item, choose, false)).join(', ')}]`;
  if (isJsonObject(value)) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${text(key, choose)}: ${flow(item as JsonValue, choose, false)}`,
    );
    return `{ ${entries.join(', ')} }`;
  }
  if (value === null) return ['null', '~', mayBeEmpty ? '' : 'Null'][choose(3)] ?? '';
  return typeof value === 'string' ? text(value, choose) : String(value);
}

/** Plain where that is a text, in either quotes otherwise. */
function text(value: string, choose: Choice): string {
  const form = choose(3);
  if (form === 0 && /^[a-z][a-z_/ ]*$/.test(value) && !/^(null|true|false)$| $/.test(value)) return value;
  return form === 1 && !value.includes('\n') ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}
