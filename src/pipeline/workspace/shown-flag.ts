/** How messages show a flag that is not understood. Its value may be a credential: only what stands before `=` is shown. */
export function shownFlag(text: string): string {
  return text.includes('=') ? `${text.slice(0, text.indexOf('='))}=…` : text;
}
