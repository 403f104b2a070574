/** The text that a snippet leaves where nobody types into its fields, by the syntax of the language server protocol. */
export function expandSnippet(snippet: string): string {
  return snippet
    .replaceAll(/\$(?:\d+|\{\d+(?::((?:[^\\}]|\\.)*))?\})/g, (_, text: string = '') => text)
    .replaceAll(/\\([$}\\])/g, '$1');
}
