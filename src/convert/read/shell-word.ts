import type { JsonText } from './json-text.ts';
import { VARIABLE_MARK } from './json-text.ts';

/** A variable as a script writes it. */
export interface ShellVariable {
  readonly name: string;
  /** What stands for it when it is not set (`${NAME:-fallback}`). */
  readonly fallback?: string;
}

/** A word of a shell command after quoting is undone, or the body of a here-document. */
export interface ShellWord {
  /** Where it starts in the script. */
  readonly start: number;
  /** Its text; a mark stands for each variable. */
  text: string;
  /** The offset in the script of each code unit. */
  readonly offsets: number[];
  readonly variables: Map<number, ShellVariable>;
}

/** A word that is still empty. */
export function createWord(start: number): ShellWord {
  return { start, text: '', offsets: [], variables: new Map() };
}

/** Adds text that stands at an offset of the script. */
export function addText(word: ShellWord, text: string, offset: number): void {
  for (let unit = 0; unit < text.length; unit += 1) word.offsets.push(offset);
  word.text += text;
}

/** Adds a variable that stands at an offset of the script. */
export function addVariable(word: ShellWord, variable: ShellVariable, offset: number): void {
  word.variables.set(word.text.length, variable);
  addText(word, VARIABLE_MARK, offset);
}

/** What is left of a word without its first code units. */
export function dropStart({ start, text, offsets, variables }: ShellWord, from: number): ShellWord {
  return {
    start: offsets[from] ?? start,
    text: text.slice(from),
    offsets: offsets.slice(from),
    variables: new Map([...variables].map(([index, variable]) => [index - from, variable])),
  };
}

/** The values of variables as far as the script itself says them. */
export type Assignments = ReadonlyMap<string, ShellWord>;

/** The variable that is the whole of a word. */
export function onlyVariable({ text, variables }: ShellWord): ShellVariable | undefined {
  return text.length === 1 ? variables.get(0) : undefined;
}

/** The text of a word where the script itself says all of it; an unknown variable is handed to `onUnknown`. */
export function wordText(
  word: ShellWord,
  assignments: Assignments,
  onUnknown: (variable: ShellVariable) => string,
): string {
  let text = '';
  for (let index = 0; index < word.text.length; index += 1) {
    const variable = word.variables.get(index);
    text +=
      variable === undefined ? word.text.charAt(index) : (knownValue(variable, assignments) ?? onUnknown(variable));
  }
  return text;
}

/** The value of a variable that is assigned a text without variables, or has a fallback. */
export function knownValue({ name, fallback }: ShellVariable, assignments: Assignments): string | undefined {
  const assigned = assignments.get(name);
  return assigned !== undefined && assigned.variables.size === 0 ? assigned.text : fallback;
}

/** A word as text of JSON, its places led back to the script. */
export function wordAsJson({ text, offsets, variables, start }: ShellWord): JsonText {
  const end = offsets.length === 0 ? start : (offsets.at(-1) ?? start) + 1;
  return {
    text,
    offsetOf: (index) => offsets[index] ?? end,
    variables: new Map([...variables].map(([index, { name }]) => [index, name])),
  };
}
