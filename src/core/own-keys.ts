/** The variables that may hold the API key; the first that is set counts. */
export const OWN_KEYS = ['LLAMA_CLOUD_API_KEY', 'LLAMA_PARSE_API_KEY'] as const;

/** Whether a name is that of the API's own key, which no file can read; Windows takes it in any case. */
export function isOwnKey(name: string): boolean {
  return OWN_KEYS.some((key) => key === name.toUpperCase());
}
