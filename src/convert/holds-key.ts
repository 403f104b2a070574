import { tokenIn } from '../catalogue/tokens.ts';

/** Whether a text holds what is known as a credential by its form; keys of the API within words as well. */
export function holdsKey(text: string): boolean {
  const token = tokenIn(text);
  return (token !== undefined && token.isAddress !== true) || /llx-[A-Za-z0-9_-]{8,}/.test(text);
}
