/** Whether a host is the one that an entry of a list names: exactly, or below it where the entry begins with `*.`. */
export function matchesHost(entry: string, { host, port }: { readonly host: string; readonly port: string }): boolean {
  const isBelow = entry.startsWith('*.');
  const named = readHost(isBelow ? entry.slice(2) : entry);
  const isOtherPort = /:\d+$/.test(entry) && named?.port !== port;
  if (named === undefined || isOtherPort) return false;
  return isBelow ? host.endsWith(`.${named.host}`) : host === named.host;
}

/** An entry as an address would have it: in lower case, in the alphabet of the domain name system, with its port. */
function readHost(entry: string): { readonly host: string; readonly port: string } | undefined {
  const text = `https://${entry}`;
  if (!/^[^\s/?#@\\]+$/.test(entry) || !URL.canParse(text)) return undefined;
  const { hostname, port } = new URL(text);
  return { host: hostname.replace(/\.+$/, ''), port };
}
