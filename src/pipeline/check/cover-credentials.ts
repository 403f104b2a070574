import { coverTokens } from '../../catalogue/tokens.ts';
import type { Diagnostic, Suppression } from '../../core/diagnostic.ts';
import { maskText, maskUrl } from '../../core/mask.ts';

/**
 * A finding that shows no credential, wherever its texts come from: messages quote values, comments state reasons, and a
 * key may be a token that was pasted in the wrong place.
 */
export function coverCredentials(diagnostic: Diagnostic): Diagnostic {
  const { message, help, document, path, related, environments, suppression, fixes } = diagnostic;
  return {
    ...diagnostic,
    message: cover(message),
    path: cover(path),
    ...(help !== undefined && { help: cover(help) }),
    ...(document?.name !== undefined && { document: { ...document, name: cover(document.name) } }),
    ...(related !== undefined && { related: related.map((other) => ({ ...other, message: cover(other.message) })) }),
    ...(environments !== undefined && { environments: environments.map(cover) }),
    ...(fixes !== undefined && { fixes: fixes.map((fix) => ({ ...fix, title: cover(fix.title) })) }),
    ...(suppression !== undefined && { suppression: coverSuppression(suppression) }),
  };
}

function coverSuppression(suppression: Suppression): Suppression {
  const { reason, owner } = suppression;
  return { ...suppression, reason: cover(reason), ...(owner !== undefined && { owner: cover(owner) }) };
}

/** An address in a text, up to the quote behind it. */
const ADDRESS = /[a-z][a-z0-9+.-]*:\/\/[^\s`"]+/gi;

function cover(text: string): string {
  return coverTokens(text.replaceAll(ADDRESS, maskUrl), maskText);
}
