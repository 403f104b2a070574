import { escapeForTerminal } from './escape.ts';

/** What Markdown, HTML or GitHub may give a meaning to; a dot joins in where it would make a link of `www.`. */
const MEANINGFUL = /[&<>"'`*_~[\]|!@:\\$#^{}]|(?<=www)\./gi;

/** Text that is safe in a cell of a Markdown table: it is shown as it is, on one line. */
export function escapeMarkdown(text: string): string {
  return escapeForTerminal(text).replaceAll(MEANINGFUL, (character) => `&#${character.charCodeAt(0)};`);
}

/** The same, with what stands in backticks set as code. */
export function formatMarkdown(text: string): string {
  const parts = text.split('`');
  const isPaired = parts.length % 2 === 1;
  return parts
    .map((part, index) => (isPaired && index % 2 === 1 ? `<code>${escapeMarkdown(part)}</code>` : escapeMarkdown(part)))
    .join(isPaired ? '' : escapeMarkdown('`'));
}
