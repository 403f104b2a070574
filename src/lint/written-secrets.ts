import { secrecyInManifest } from '../catalogue/secrets.ts';
import { tokenIn } from '../catalogue/tokens.ts';
import type { Severity } from '../core/diagnostic.ts';
import type { Path } from '../core/path.ts';
import type { Segment } from '../core/reference.ts';
import { parseReferences } from '../core/reference.ts';
import { credentialInAddress } from './address-credentials.ts';
import { looksRandom } from './looks-random.ts';
import type { TextAt } from './texts-in.ts';

/** A credential that stands in a file, in words that show nothing of it. */
export interface WrittenSecret {
  readonly message: string;
  readonly severity?: Severity;
  /** Whether the setting takes a `${secret:NAME}`. */
  readonly takesReference: boolean;
}

/** The credential that a text of a manifest or of a project file holds; the surest way to tell it comes first. */
export function secretIn(text: TextAt, isProjectFile: boolean): WrittenSecret | undefined {
  const secrecy = isProjectFile ? undefined : secrecyInManifest(text.path);
  const takesReference = secrecy !== undefined;
  const found =
    tokenOf(text) ??
    (secrecy === true ? literalOf(text) : undefined) ??
    addressOf(text) ??
    (takesReference ? undefined : namedSecret(text, isProjectFile));
  return found && { ...found, takesReference };
}

type Found = Omit<WrittenSecret, 'takesReference'>;

function tokenOf({ path, text }: TextAt): Found | undefined {
  const shape = tokenIn(text);
  if (shape === undefined) return undefined;
  return { message: `${nameOf(path)} holds ${shape.what}.`, ...(shape.isAddress === true && { severity: 'warning' }) };
}

/** Most headers are no secrets: the name or the value has to say so. */
function literalOf({ path, text }: TextAt): Found | undefined {
  if (!isLiteral(text)) return undefined;
  if (!isHeader(path)) return { message: `${nameOf(path)} holds a literal secret.` };
  const name = String(path.at(-1));
  const message = `${nameOf(path)} holds a literal credential.`;
  if ((CREDENTIAL_HEADER.test(inWords(name)) && !ABOUT_CREDENTIAL.test(name)) || SCHEME.test(text)) return { message };
  if (!looksRandom(text) || /(?:^|[-_])id$/i.test(name)) return undefined;
  return { message: `${nameOf(path)} holds what looks like a credential.`, severity: 'warning' };
}

function addressOf({ path, text }: TextAt): Found | undefined {
  const credential = credentialInAddress(text);
  return credential && { message: `The address in ${nameOf(path)} carries ${credential.what}.` };
}

/** Elsewhere only the name tells: what it names is no setting that is known to hold a credential. */
function namedSecret({ path, text }: TextAt, isProjectFile: boolean): Found | undefined {
  if (isProjectFile ? !path.includes('vars') : path[0] !== 'spec') return undefined;
  const name = [...path].reverse().find((part) => typeof part === 'string') ?? '';
  if (!CREDENTIAL_NAME.test(inWords(name)) || !isLiteral(text)) return undefined;
  return { message: `${nameOf(path)} holds a text, and its name says that it is a credential.`, severity: 'warning' };
}

const CREDENTIAL_HEADER =
  /(?:^|[-_])(?:authori[sz]ation|authenticat(?:e|ion)|auth|token|secret|passw(?:or)?d|passphrase|pwd|credentials?|cookie|signature|jwt|(?:api|access|secret|private|subscription|functions?|account|signing|shared|auth)[-_]?key|apikey)(?:[-_]|$)/i;

/** A header that says something about a credential, and is none. */
const ABOUT_CREDENTIAL = /[-_](?:count|type|length|version|algorithm|expiry|expires)$/i;

/** How credentials are written in a header of any name. */
const SCHEME = /^(?:bearer|basic|token|digest|apikey)\s+\S/i;

const CREDENTIAL_NAME =
  /(?:^|[-_.])(?:(?:api|access|private|secret|signing)[-_]?key|secret|token|passw(?:or)?d|passphrase|credentials?)$/i;

/** `accessToken` with its words apart. */
function inWords(name: string): string {
  return name.replaceAll(/([a-z])(?=[A-Z])/g, '$1_');
}

function isHeader(path: Path): boolean {
  return path.at(-2) === 'headers' || path.at(-2) === 'webhook_headers';
}

/** Whether a text is written out: as a whole, or as the default of a reference. */
function isLiteral(text: string): boolean {
  const references = parseReferences(text).filter(({ kind }) => kind !== 'text');
  return references.length === 0 ? text.trim() !== '' : references.some(hasLiteralDefault);
}

function hasLiteralDefault(segment: Segment): boolean {
  return segment.kind === 'reference' && segment.fallback?.kind === 'default' && isLiteral(segment.fallback.text);
}

function nameOf(path: Path): string {
  const name = [...path].reverse().find((part) => typeof part === 'string') ?? '';
  return isHeader(path) ? `The header \`${name}\`` : `\`${name}\``;
}
