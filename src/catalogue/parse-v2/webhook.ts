import type { ParameterGroup } from '../entry.ts';
import { EVENTS } from '../events.ts';
import { SCHEMA, STATED } from './tiers.ts';

const WEBHOOKS = '/webhook_configurations';

/** Who is told of each file. Who is told of the batch stands in the request around the configuration. */
export const webhook = {
  [WEBHOOKS]: {
    kind: 'records',
    nullable: false,
    summary: 'The endpoints that are told when the parsing of a file goes on.',
    example: [{ webhook_url: 'https://hooks.acme.example/parse', webhook_events: ['parse.error'] }],
    identity: false,
    v1: ['webhook_configurations', 'webhook_url', '/job_config/webhook_url'],
    note: 'They are saved with the configuration, which shows their headers to whoever may read it.',
  },
  [`${WEBHOOKS}/*/webhook_url`]: {
    kind: 'string',
    summary: 'Where the notifications are sent.',
    pattern: { value: { regexp: '^https?:', shown: 'https://hooks.acme.example/parse' }, ...SCHEMA },
    example: 'https://hooks.acme.example/parse',
    secret: 'within',
    identity: false,
    v1: ['/job_config/parameters/webhook_configurations/*/webhook_url'],
  },
  [`${WEBHOOKS}/*/webhook_events`]: {
    kind: 'strings',
    summary: 'Which events are sent; all of them when left out.',
    known: { value: EVENTS.map(({ value }) => value).filter((value) => value.startsWith('parse.')), ...STATED },
    example: ['parse.success', 'parse.error'],
    identity: false,
    v1: ['/job_config/parameters/webhook_configurations/*/webhook_events'],
  },
  [`${WEBHOOKS}/*/webhook_output_format`]: {
    kind: 'string',
    summary: 'Whether the body is a JSON object or a string that holds JSON.',
    default: { value: 'string', ...STATED },
    enum: [
      { value: 'string', summary: 'A JSON string that holds JSON: the receiver decodes twice.' },
      { value: 'json', summary: 'A JSON object.' },
    ],
    example: 'json',
    identity: false,
    v1: ['/job_config/parameters/webhook_configurations/*/webhook_output_format'],
  },
  [`${WEBHOOKS}/*/webhook_headers`]: {
    kind: 'object',
    summary: 'HTTP headers added to each notification.',
    example: { Authorization: 'Bearer ${secret:PARSE_HOOK_TOKEN}' },
    secret: true,
    identity: false,
    v1: ['/job_config/parameters/webhook_configurations/*/webhook_headers'],
  },
  [`${WEBHOOKS}/*/webhook_signing_secret`]: {
    kind: 'string',
    summary: 'The secret that signs each notification, so that a receiver can tell who sent it.',
    example: '${secret:PARSE_HOOK_SIGNING}',
    secret: true,
    identity: false,
    v1: ['/job_config/parameters/webhook_configurations/*/webhook_signing_secret'],
    note: 'The signature is in the header `LC-Signature`: `sha256=` and the HMAC-SHA256 of the raw body in hex.',
  },
  '/webhook_configuration_ids': {
    kind: 'strings',
    summary: 'Saved webhooks that are told of each file, by their ids.',
    maxItems: { value: 4, ...SCHEMA },
    example: ['whc-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'],
    identity: false,
  },
} as const satisfies ParameterGroup;
