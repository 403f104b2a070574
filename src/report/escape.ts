/** What a terminal acts on, hides or reorders: controls, bidi controls, line separators and lone surrogates. */
const UNSAFE = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/** Text that is safe to print on one line of a terminal: what it would act on is shown as `\u{1b}`. */
export function escapeForTerminal(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u{${codeOf(character).toString(16)}}`);
}

/** The same JSON, safe to print: it reads back to equal values. */
export function escapeJson(json: string): string {
  return json.replace(UNSAFE, (character) =>
    character === '\n' ? character : `\\u${codeOf(character).toString(16).padStart(4, '0')}`,
  );
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}
