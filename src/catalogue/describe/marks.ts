import type { CatalogueEntry, Successor } from '../entry.ts';

/** A setting's summary and its trap, as one line. */
export function describeInText(summary: string, { note }: CatalogueEntry): string {
  return note === undefined ? summary : `${summary} ${note}`;
}

/** The same as Markdown, with all that an author wants to know before writing the setting. */
export function describeInMarkdown(summary: string, entry: CatalogueEntry): string {
  return [summary, entry.note, ...factsOf(entry), ...marksOf(entry)].filter((part) => part !== undefined).join('\n\n');
}

/** What is said against a setting, as sentences. */
export function marksOf(entry: CatalogueEntry): string[] {
  return [
    entry.deprecated && `**Deprecated.**${insteadOf(entry.deprecated)}`,
    entry.legacy && `**Legacy.**${insteadOf(entry.legacy)}`,
    entry.perFile && '**Per file.** Belongs to one file, not to a batch of them.',
    entry.internal && '**Internal.** The platform sets it for itself.',
    entry.secret === true && '**Secret.** Write `${secret:NAME}`, never the credential.',
    entry.secret === 'within' && '**May hold a secret.** Write credentials in it as `${secret:NAME}`.',
    entry.v2 !== undefined && 'removed' in entry.v2 && `**Gone in v2.** ${entry.v2.removed}`,
  ].filter((mark) => typeof mark === 'string');
}

/** What an editor says about a setting that it strikes out. */
export function deprecationOf(successor: Successor): string {
  return `Deprecated.${insteadOf(successor)}`;
}

function factsOf(entry: CatalogueEntry): string[] {
  return [
    `Group: ${entry.group}.`,
    entry.default !== undefined && `Default: \`${JSON.stringify(entry.default.value)}\`.`,
    entry.known !== undefined && `Known values: ${entry.known.value.map((value) => `\`${value}\``).join(', ')}.`,
    entry.credits !== undefined && `Price: ${entry.credits.value} credits a page on top.`,
  ].filter((fact) => typeof fact === 'string');
}

function insteadOf({ replacement }: Successor): string {
  return replacement === undefined ? '' : ` Instead: ${replacement}.`;
}
