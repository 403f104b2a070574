/** `localhost` by name, 127.0.0.0/8 and ::1, as a URL writes its host: it has brought every other spelling into this form. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
