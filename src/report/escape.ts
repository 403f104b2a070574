/** What a terminal acts on, hides or reorders: controls, bidi controls, line separators and lone surrogates. */
const UNSAFE = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/**
 * The bracket of a command that the runners of GitHub and Azure look for anywhere in a line of a log: `##[group]`,
 * `##vso[task…]`.
 */
const RUNNER_BRACKET = /(?<=##(?:vso)?)\[/gi;

/** What begins a command of GitHub's runner at the start of a line, white space aside. */
const RUNNER_START = /^\s*::/;

/**
 * Text that is safe to print on one line of a terminal or of a pipeline's log: what a terminal would act on is shown
 * as `\u{1b}`, and what would make it a command of the runner too.
 */
export function escapeForTerminal(text: string): string {
  const commandless = text
    .replace(RUNNER_START, (start) => start.replace(':', shownCode(':')))
    .replace(RUNNER_BRACKET, shownCode('['));
  return commandless.replace(UNSAFE, shownCode);
}

/** One character of a line, escaped by what stands before it. */
export function escapeCharacter(character: string, before: string): string {
  if (character === '[' && /##(?:vso)?$/i.test(before)) return shownCode(character);
  return character.replace(UNSAFE, shownCode);
}

/** The same JSON, safe to print: it reads back to equal values. */
export function escapeJson(json: string): string {
  return json
    .replace(RUNNER_BRACKET, jsonCode('['))
    .replace(UNSAFE, (character) => (character === '\n' ? character : jsonCode(character)));
}

function shownCode(character: string): string {
  return `\\u{${character.charCodeAt(0).toString(16)}}`;
}

function jsonCode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
