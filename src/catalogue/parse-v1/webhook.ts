import type { ParameterGroup } from '../entry.ts';

/** Who is told when a file is parsed. */
export const webhook = {
  webhook_configurations: {
    manifest: '/spec/webhooks',
    kind: 'records',
    summary: 'The endpoints that are notified when the state of a file changes.',
    example: [
      {
        webhook_url: 'https://hooks.acme.example/parse',
        webhook_events: ['parse.success', 'parse.error'],
        webhook_output_format: 'json',
      },
    ],
    identity: false,
    v2: {
      pointer: '/webhook_configurations',
      transform: 'webhooks',
      how: '`parse.*` stay with the parse configuration; `batch.*` belong to the batch request.',
      basis: 'schema',
      source: 'openapi',
    },
    note: 'Sends an event with the job id, not the result; `webhook_url` sends the result.',
  },
  webhook_url: {
    kind: 'string',
    summary: 'One endpoint that is sent the whole result of each file when it is parsed.',
    pattern: {
      value: { regexp: '^https://[^/]', shown: 'https://hooks.acme.example/results' },
      basis: 'documented',
      source: 'webhook-v1',
    },
    example: 'https://hooks.acme.example/results',
    secret: 'within',
    identity: false,
    legacy: { replacement: 'webhook_configurations', basis: 'documented', source: 'guide' },
    conflicts: [
      {
        when: { parameter: '/job_config/webhook_url' },
        effect: 'The same setting is made twice.',
        basis: 'inference',
        source: 'openapi',
      },
    ],
    v2: {
      pointer: '/webhook_configurations',
      transform: 'webhooks',
      how: 'One entry for `parse.success` and `parse.error`; the receiver gets an event instead of the result.',
      basis: 'documented',
      source: 'guide',
    },
    note: 'The host has to be a domain name, not an address, and the URL shorter than 200 characters.',
  },
} as const satisfies ParameterGroup;
