/** A path with `/` as a URI: relative as it is, `file:` where it is absolute. */
export function uriOf(path: string): string {
  const encoded = path.replaceAll('\\', '/').split('/').map(encodePart).join('/');
  if (/^[a-z]%3A\//i.test(encoded)) return `file:///${encoded.replace('%3A', ':')}`;
  return encoded.startsWith('/') ? `file://${encoded}` : encoded;
}

/** The address of a file by its shown name; undefined for a name that stands for no file, such as `<stdin>`. */
export function addressOf(file: string, cwd: string): string | undefined {
  if (/^<.*>$/.test(file)) return undefined;
  const isAbsolute = /^(?:\/|[a-z]:\/)/i.test(file);
  return uriOf(isAbsolute ? file : `${cwd}/${file}`);
}

/** The name of a file may hold lone surrogates, which no URI can. */
function encodePart(part: string): string {
  return encodeURIComponent(part.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}
