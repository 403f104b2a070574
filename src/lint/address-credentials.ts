import { looksRandom } from './looks-random.ts';
import { readAddress } from './read-address.ts';

/** A credential in an address, by the words that name its part. */
export interface AddressCredential {
  readonly what: string;
}

/** Names of query parameters whose values are credentials. */
const CREDENTIAL =
  /^(?:access[-_]?token|auth[-_]?token|token|api[-_]?key|apikey|subscription-key|client[-_]?secret|secret|passw(?:or)?d|pwd|x-amz-(?:signature|credential|security-token)|x-goog-(?:signature|credential))$/i;

/** Names that say so as often as not: `sig` of Azure, `key` of Google, `code` of Azure Functions. */
const PERHAPS = /^(?:sig|signature|key|code|auth|jwt|hash|session)$/i;

/** The credential that an address carries in clear: a password, a user that is a key, or a part of its query. */
export function credentialInAddress(text: string): AddressCredential | undefined {
  // Users stand before `@`, a query behind `?`.
  const mayCarry = text.includes('://') && /[@?]/.test(text);
  const address = mayCarry ? readAddress(text) : undefined;
  if (address === undefined) return undefined;
  const { url, hasReference } = address;
  const isWritten = (part: string): boolean => part !== '' && !hasReference(part);
  if (isWritten(url.password)) return { what: 'a password' };
  if (isWritten(url.username) && looksRandom(url.username)) return { what: 'a key in the place of the user' };
  const parameter = [...url.searchParams].find(
    ([name, value]) => isWritten(value) && (CREDENTIAL.test(name) || (PERHAPS.test(name) && isLikelyKey(value))),
  );
  return parameter && { what: `\`${parameter[0]}\` in its query` };
}

/** Signatures are in base64, whose `+` and `/` cut them into pieces. */
function isLikelyKey(value: string): boolean {
  return looksRandom(value) || /^[A-Za-z0-9+/_-]{32,}={0,2}$/.test(value);
}
