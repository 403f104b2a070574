import * as fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { isJsonObject } from '../../src/core/json.ts';

/** Choices between equal ways to write something, made one after the other. */
export type Choose = (count: number) => number;

/** Choices for one printed call. */
export const chooseArbitrary: fc.Arbitrary<Choose> = fc.infiniteStream(fc.nat()).map((numbers) => {
  return (count) => (numbers.next().value as number) % count;
});

/** A call of a function of Python with the members of an object as its arguments. */
export function printPythonCall(name: string, value: JsonObject, choose: Choose): string {
  const args = Object.entries(value).map(([key, item]) => `${key}${pythonGap(choose)}=${python(item ?? null, choose)}`);
  return `${name}(${args.join(`,${pythonGap(choose)}`)}${trailing(args, choose)})\n`;
}

/** A call of a function of TypeScript with an object. */
export function printTypeScriptCall(name: string, value: JsonObject, choose: Choose): string {
  return `const result = await ${name}(${typeScript(value, choose)});\n`;
}

function python(value: JsonValue, choose: Choose): string {
  const gap = pythonGap(choose);
  if (typeof value === 'string') return pythonText(value, choose);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null) return 'None';
  if (typeof value === 'number') return JSON.stringify(value);
  if (isJsonObject(value)) return pythonDict(value, choose);
  const items = value.map((item) => python(item, choose));
  if (choose(2) === 0) return `[${items.join(`,${gap}`)}${trailing(items, choose)}]`;
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(`,${gap}`)})`;
}

function pythonDict(value: JsonObject, choose: Choose): string {
  const entries = Object.entries(value);
  if (choose(3) === 0 && entries.every(([key]) => /^[A-Za-z_]\w*$/.test(key))) {
    return printPythonCall('dict', value, choose).trimEnd();
  }
  const members = entries.map(([key, item]) => `${pythonPlain(key)}: ${python(item ?? null, choose)}`);
  return `{${members.join(`,${pythonGap(choose)}`)}${trailing(members, choose)}}`;
}

function pythonText(text: string, choose: Choose): string {
  const cut = choose(text.length + 1);
  const form = choose(5);
  if (form === 0 && !/[\\'\r\n]/.test(text)) return `r'${text}'`;
  if (form === 1) return `"""${escapeUnits(text, /[\\"\r]/g, pythonEscape)}"""`;
  if (form === 2) return `f"${escapeUnits(text, /[\\"\r\n]/g, pythonEscape).replaceAll(/[{}]/g, '$&$&')}"`;
  // A pair of surrogates that is cut in two would be two escapes, which Python does not join.
  if (form === 3 && !/[\ud800-\udfff]/.test(text)) {
    return `(${pythonPlain(text.slice(0, cut))}  # it's "one"\n  ${pythonPlain(text.slice(cut))})`;
  }
  return choose(2) === 0 ? pythonPlain(text) : `'${escapeUnits(text, /[\\'\r\n]/g, pythonEscape)}'`;
}

function pythonPlain(text: string): string {
  return `"${escapeUnits(text, /[\\"\r\n\t]/g, pythonEscape)}"`;
}

function pythonEscape(unit: string): string {
  return `\\x${unit.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function pythonGap(choose: Choose): string {
  return [' ', '\n    ', '  # note, "quoted\n  ', ''][choose(4)] ?? '';
}

function typeScript(value: JsonValue, choose: Choose): string {
  const gap = [' ', '\n  ', " // don't\n ", '/* `{ */', ''][choose(5)] ?? '';
  if (typeof value === 'string') return typeScriptText(value, choose);
  if (value === null) return choose(2) === 0 ? 'null' : 'undefined';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return `${JSON.stringify(value)}${choose(4) === 0 ? ' as number' : ''}`;
  if (!isJsonObject(value)) {
    const items = value.map((item) => typeScript(item, choose));
    return `[${gap}${items.join(`,${gap}`)}${trailing(items, choose)}]`;
  }
  const members = Object.entries(value).map(([key, item]) => {
    const isPlain = /^[A-Za-z_$][\w$]*$/.test(key) && choose(2) === 0;
    return `${isPlain ? key : typeScriptText(key, () => 0)}${gap}: ${typeScript(item ?? null, choose)}`;
  });
  return `{${gap}${members.join(`,${gap}`)}${trailing(members, choose)}${gap}}`;
}

function typeScriptText(text: string, choose: Choose): string {
  const form = choose(4);
  if (form === 1) return `'${escapeUnits(text, /[\\'\r\n]/g, typeScriptEscape)}'`;
  if (form === 2) return `\`${escapeUnits(text, /[\\`$\r]/g, typeScriptEscape)}\``;
  const quoted = JSON.stringify(text);
  return form === 3 ? `("" + ${quoted})` : quoted;
}

function typeScriptEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function escapeUnits(text: string, units: RegExp, escapeUnit: (unit: string) => string): string {
  return text.replaceAll(units, escapeUnit);
}

function trailing(items: readonly string[], choose: Choose): string {
  return items.length > 0 && choose(2) === 0 ? ',' : '';
}
