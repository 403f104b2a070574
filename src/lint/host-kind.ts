import ipaddr from 'ipaddr.js';
import { LOCAL_NAMES, PLATFORM_ADDRESSES } from '../catalogue/hosts.ts';

/** Whether a host is an IP address, as a URL writes it. */
export function isAddress(host: string): boolean {
  return ipaddr.isValid(withoutBrackets(host));
}

/** What a host is that nobody reaches over the public internet, in words; undefined for any other. */
export function unreachableKind(host: string): string | undefined {
  const text = withoutBrackets(host);
  if (!ipaddr.isValid(text)) return isLocalName(text) ? 'a name that only a local network knows' : undefined;
  if (PLATFORM_ADDRESSES.includes(text)) return 'an address of the platform that a machine runs on';
  const range = rangeOf(ipaddr.process(text));
  return range === 'unicast' ? undefined : (KINDS[range] ?? 'an address that is reserved for a special purpose');
}

const KINDS: Readonly<Record<string, string>> = {
  loopback: 'a loopback address',
  linkLocal: 'a link-local address, where clouds keep what a machine may know about itself',
  private: 'a private address',
  uniqueLocal: 'a private address',
  carrierGradeNat: 'an address behind the NAT of a provider',
  unspecified: 'an address that stands for none',
};

/** A host without a dot is looked up in the network that the client is in. */
function isLocalName(name: string): boolean {
  return !name.includes('.') || LOCAL_NAMES.value.some((ending) => name.endsWith(`.${ending}`));
}

/** An IPv6 address that only carries an IPv4 address is what that one is. */
function rangeOf(address: ReturnType<typeof ipaddr.process>): string {
  if (address.kind() === 'ipv4') return address.range();
  const bytes = address.toByteArray();
  const carriesIpv4 = CARRIERS.some((carrier) => address.match(ipaddr.parseCIDR(carrier)));
  const isWhole = carriesIpv4 && !SPECIAL.includes(address.range());
  if (isWhole) return ipaddr.fromByteArray(bytes.slice(-4)).range();
  return address.match(GLOBAL) || address.range() !== 'unicast' ? address.range() : 'reserved';
}

/** IPv4-compatible addresses, those of NAT64 (RFC 6052) and IPv4-translated ones (RFC 7915): the last four bytes count. */
const CARRIERS = ['::/96', '64:ff9b::/96', '::ffff:0:0:0/96'];
const SPECIAL: readonly string[] = ['loopback', 'unspecified'];

/** All that IANA has given out for use between networks. */
const GLOBAL = ipaddr.parseCIDR('2000::/3');

function withoutBrackets(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}
