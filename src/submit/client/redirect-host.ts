/** The host that a redirect points to, for a message; nothing else of the address, which may carry a credential. */
export function redirectHost(headers: Headers, baseUrl: string): string {
  const location = headers.get('location') ?? '';
  return URL.canParse(location, baseUrl) ? new URL(location, baseUrl).host || 'nowhere' : 'nowhere';
}
