/** Names of keys whose values are treated as credentials wherever they stand, misspelt settings included. */
export const SECRET_NAME =
  /(?:api|access|private|signing)[-_]?key|openai_k|secret|token|pass(?:w|phrase)|credential|authorization|cookie/i;

/** Covers a text that must not be shown by `*`; its length and its white space stay. */
export function maskText(text: string): string {
  return text.replaceAll(/\S/g, '*');
}

/** Covers what may be a credential in a URL: user, password and query. */
export function maskUrl(text: string): string {
  return text
    .replace(/(\/\/)([^/?#\s]*)(@)/, (_, slashes: string, user: string, at: string) => slashes + maskText(user) + at)
    .replace(/(\?)([^#\s]*)/, (_, mark: string, query: string) => mark + maskText(query));
}
