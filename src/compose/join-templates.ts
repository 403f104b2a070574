import { parseReferences } from '../core/reference.ts';

/** Templates as one, or the reference that cannot be kept one. */
export type Joined = { readonly text: string } | { readonly unreadable: string };

/**
 * Puts templates one behind the other, so that each means what it meant: a `$` at the end of one and a `{` at the start
 * of the next are no `${`. A reference right behind a `$` cannot be written.
 */
export function joinTemplates(templates: readonly string[]): Joined {
  let text = '';
  for (const template of templates) {
    const [first] = text.endsWith('$') ? parseReferences(template) : [];
    if (first?.kind === 'reference') return { unreadable: first.raw };
    text += text.endsWith('$') && template.startsWith('{') ? `$${template}` : template;
  }
  return { text };
}
