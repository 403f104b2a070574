import type { FactOf } from './entry.ts';

/** Headers that a notification has already, in lower case, each with its value where it is the same for all. */
export const OWN_HEADERS = {
  value: {
    'content-type': 'application/json',
    'user-agent': 'llamaindex-webhook-service/1.0',
    'x-webhook-event-id': undefined,
    'x-webhook-event-type': undefined,
    'lc-signature': undefined,
  },
  basis: 'documented',
  source: 'webhooks',
} as const satisfies FactOf<Readonly<Record<string, string | undefined>>>;

/** Headers that belong to one connection, or say how a message is framed: the client that sends it writes them. */
export const CONNECTION_HEADERS = {
  value: [
    'host',
    'content-length',
    'connection',
    'keep-alive',
    'proxy-authenticate',
    'proxy-authorization',
    'proxy-connection',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
    'expect',
  ],
  basis: 'documented',
  source: 'http',
} as const satisfies FactOf<readonly string[]>;
