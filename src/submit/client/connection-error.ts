/** Why there is no answer, and whether it is certain that nothing was sent. */
export interface ConnectionTrouble {
  readonly isSent: boolean;
  readonly reason: string;
}

/**
 * Reads an error of `fetch`. Only what cannot happen once a byte is out counts as not sent: the name was not found, no
 * connection came about, or the server's certificate was refused. Its message and cause are dropped, as they may quote
 * what was sent.
 */
export function readConnectionError(error: unknown): ConnectionTrouble {
  const chain = chainOf(error);
  const code = chain.map(({ code }) => code).find((code) => code !== undefined);
  if (code === undefined) return { isSent: true, reason: isRedirect(error) ? REDIRECT : 'the connection failed' };
  return { isSent: !chain.some(isBeforeSending), reason: REASONS[code] ?? `the connection failed (${code})` };
}

const REDIRECT = 'the answer is a redirect, which is not followed';

/** undici has no code for it. */
function isRedirect(error: unknown): boolean {
  return error instanceof Error && error.cause instanceof Error && error.cause.message === 'unexpected redirect';
}

interface Link {
  readonly code: string | undefined;
  readonly syscall: string | undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host could not be looked up',
  ETIMEDOUT: 'the connection timed out',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed while it was sent to',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
  UND_ERR_SOCKET: 'the connection was closed',
  UND_ERR_HEADERS_OVERFLOW: 'the answer has too many headers',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer has not the length that it states',
};

/** Certificates are checked before anything is sent over the connection. */
const CERTIFICATE =
  /^(CERT_|CRL_|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$|UNABLE_TO_|ERR_TLS_CERT_ALTNAME_INVALID$|INVALID_CA$|HOSTNAME_MISMATCH$)/;

function isBeforeSending({ code, syscall }: Link): boolean {
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  return code === 'UND_ERR_CONNECT_TIMEOUT' || CERTIFICATE.test(code ?? '');
}

/** An error and its causes; of several attempts to connect the first, as all of them were in vain. */
function chainOf(error: unknown): Link[] {
  const links: Link[] = [];
  for (let current = error; current instanceof Error && links.length < 8; current = current.cause) {
    if (current instanceof AggregateError) links.push(linkOf(current.errors[0]));
    links.push(linkOf(current));
  }
  return links;
}

function linkOf(error: unknown): Link {
  const { code, syscall } = (error ?? {}) as { readonly code?: unknown; readonly syscall?: unknown };
  return {
    code: typeof code === 'string' && /^\w+$/.test(code) ? code : undefined,
    syscall: typeof syscall === 'string' ? syscall : undefined,
  };
}
