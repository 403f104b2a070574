/** The host that a redirect points to, for a message; nothing else of the address, which may carry a credential. */
export function redirectHost(headers: Headers, baseUrl: string): string {
  const location = headers.get('location');
  if (location === null || !URL.canParse(location, baseUrl)) return 'nowhere';
  return new URL(location, baseUrl).host || 'nowhere';
}
