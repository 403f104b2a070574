import type { ParameterGroup } from '../entry.ts';
import { EVENTS } from '../events.ts';

/** The fields of one entry of `webhook_configurations`, by wire name. */
export const WEBHOOK_FIELDS = {
  webhook_url: {
    manifest: '/spec/webhooks/*/url',
    kind: 'string',
    summary: 'Where the notifications are sent.',
    pattern: {
      value: { regexp: '^https?://[^/]', shown: 'https://hooks.acme.example/parse' },
      basis: 'documented',
      source: 'webhook-configurations',
    },
    example: 'https://hooks.acme.example/parse',
    secret: 'within',
    identity: false,
    v2: { pointer: '/webhook_configurations/*/webhook_url', transform: 'copy', basis: 'schema', source: 'openapi' },
    note: 'The host has to be reachable from the public internet; a delivery is tried three times.',
  },
  webhook_events: {
    manifest: '/spec/webhooks/*/events',
    kind: 'strings',
    summary: 'Which events are sent; all of them when left out.',
    enum: EVENTS,
    example: ['parse.success', 'parse.error'],
    identity: false,
    v2: {
      pointer: '/webhook_configurations/*/webhook_events',
      transform: 'copy',
      how: '`parse.*` stay with the parse configuration; `batch.*` belong to the batch request.',
      basis: 'schema',
      source: 'openapi',
    },
    note: 'A parse batch sends `parse.*`, once per file; `batch.*` are known only to the v2 batches.',
  },
  webhook_output_format: {
    manifest: '/spec/webhooks/*/output_format',
    kind: 'string',
    summary: 'Whether the body is a JSON object or a string that holds JSON.',
    default: { value: 'string', basis: 'documented', source: 'openapi' },
    known: { value: ['string', 'json'], basis: 'documented', source: 'openapi' },
    example: 'json',
    identity: false,
    v2: {
      pointer: '/webhook_configurations/*/webhook_output_format',
      transform: 'copy',
      basis: 'schema',
      source: 'openapi',
    },
    note: 'With `string` the body is encoded twice: a receiver has to decode JSON out of a JSON string.',
  },
  webhook_headers: {
    manifest: '/spec/webhooks/*/headers',
    kind: 'mapping',
    summary: 'HTTP headers added to each notification.',
    example: { Authorization: 'Bearer ${secret:PARSE_HOOK_TOKEN}' },
    secret: true,
    identity: false,
    v2: { pointer: '/webhook_configurations/*/webhook_headers', transform: 'copy', basis: 'schema', source: 'openapi' },
    note: 'The results of an item show the job configuration, headers included, to whoever may read them.',
  },
  webhook_signing_secret: {
    manifest: '/spec/webhooks/*/signing_secret',
    kind: 'string',
    summary: 'The secret that signs each notification, so that a receiver can tell who sent it.',
    example: '${secret:PARSE_HOOK_SIGNING}',
    secret: true,
    identity: false,
    since: '2.11.0',
    v2: {
      pointer: '/webhook_configurations/*/webhook_signing_secret',
      transform: 'copy',
      basis: 'schema',
      source: 'openapi',
    },
    note: 'The signature is in the header `LC-Signature`: `sha256=` and the HMAC-SHA256 of the raw body in hex.',
  },
} as const satisfies ParameterGroup;

/** The wire name of each key that an entry of a manifest's `webhooks` may have. */
export const WEBHOOK_WIRE_NAMES: Readonly<Record<string, keyof typeof WEBHOOK_FIELDS>> = {
  url: 'webhook_url',
  events: 'webhook_events',
  output_format: 'webhook_output_format',
  headers: 'webhook_headers',
  signing_secret: 'webhook_signing_secret',
};
