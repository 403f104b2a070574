import type { JsonText, ShellVariable } from './read-json.ts';

/** A word of a shell command after quoting is undone, or the body of a here-document. */
export interface ShellWord {
  /** Where it starts in the script. */
  readonly start: number;
  /** Its text; one character, no matter which, stands for each variable. */
  text: string;
  /** The offset in the script of each code unit. */
  readonly offsets: number[];
  readonly variables: Map<number, ShellVariable>;
}

/** The values of variables as far as the script itself says them. */
export type Assignments = ReadonlyMap<string, ShellWord>;

/** A word that is still empty. */
export function createWord(start: number): ShellWord {
  return { start, text: '', offsets: [], variables: new Map() };
}

/** Adds text; each code unit stands `step` after the one before it in the script. */
export function addText(word: ShellWord, text: string, offset: number, step: 0 | 1 = 1): void {
  for (let unit = 0; unit < text.length; unit += 1) word.offsets.push(offset + unit * step);
  word.text += text;
}

/** Adds a variable. Its mark must be what JSON takes in texts and nowhere else. */
export function addVariable(word: ShellWord, variable: Omit<ShellVariable, 'kind'>, offset: number): void {
  word.variables.set(word.text.length, { kind: 'shell', ...variable });
  addText(word, '?', offset);
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

/** The offset behind a word's last character. */
export function endOf({ start, offsets }: ShellWord): number {
  return (offsets.at(-1) ?? start - 1) + 1;
}

/** The text of a word, with `unknown` for each variable whose value the script does not say. */
export function wordText({ text, variables }: ShellWord, assignments: Assignments, unknown: string): string {
  const units = text.split('').map((unit, index) => {
    const variable = variables.get(index);
    return variable === undefined ? unit : (assignedText(variable, assignments) ?? variable.fallback ?? unknown);
  });
  return units.join('');
}

/** A word as text of JSON, its places led back to the script. */
export function wordAsJson(word: ShellWord, assignments: Assignments): JsonText {
  const variables = [...word.variables].map(([index, variable]): [number, ShellVariable] => {
    return [index, { ...variable, value: assignedText(variable, assignments) }];
  });
  return { text: word.text, offsetOf: (index) => word.offsets[index] ?? endOf(word), unknowns: new Map(variables) };
}

/** What a variable is assigned, where that is a text without variables. */
function assignedText({ name }: ShellVariable, assignments: Assignments): string | undefined {
  const assigned = assignments.get(name);
  return assigned?.variables.size === 0 ? assigned.text : undefined;
}
