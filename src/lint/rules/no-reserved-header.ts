import { CONNECTION_HEADERS, OWN_HEADERS } from '../../catalogue/headers.ts';
import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const noReservedHeader = defineRule({
  id: 'no-reserved-header',
  group: 'webhooks',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'Webhook headers have names and values that can be sent, and none that the sender writes itself.',
  why: 'Each notification has its type, its agent, the id and the type of the event and its signature as headers, and its client writes those of the connection. What happens to a second one is not documented: it is dropped, or it hides the real one from the receiver. A name that is no HTTP token, or a value with a line break, cannot be sent at all: that is an error.',
  fix: 'Choose a name of your own, such as `X-Acme-Run`; put the value on one line.',
  sources: ['webhooks', 'http', 'openapi'],
  bad: [
    {
      title: 'headers that a notification has already',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
    headers:
      Content-Type: text/plain
      lc-signature: \${secret:HOOK_SIGNATURE}
      Content-Length: "100"`,
      project: 'secrets: [HOOK_SIGNATURE]',
      reports: [
        '12:9 The header `Content-Type` is one that each notification has already.',
        '13:9 The header `lc-signature` is one that each notification has already.',
        '14:9 The header `Content-Length` is written by the client that sends the notification.',
      ],
    },
    {
      title: 'what no client can send',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
    headers:
      "Team name": finance
      X-Note: "first\\nsecond"`,
      reports: [
        '12:9 The name of the header `Team name` is not one that HTTP has.',
        '13:17 The value of the header `X-Note` has a line break.',
      ],
    },
  ],
  good: [
    {
      title: 'headers of your own, and the type as it is anyway',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
    headers:
      Content-Type: application/json
      X-Acme-Team: finance`,
    },
  ],
  *check({ settings }) {
    for (const { field } of settings.webhooks) {
      const { value, path } = field('headers');
      if (!isJsonObject(value)) continue;
      for (const [name, text] of Object.entries(value)) {
        const problem = problemOf(name, text);
        if (problem !== undefined) yield { path: [...path, name], ...problem };
      }
    }
  },
});

type Problem = Omit<RuleFinding, 'path'>;

function problemOf(name: string, value: JsonValue | undefined): Problem | undefined {
  const key = name.toLowerCase();
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(key)) {
    const message = `The name of the header \`${name}\` is not one that HTTP has.`;
    return { at: 'key', severity: 'error', message, help: 'Use letters, digits and hyphens.' };
  }
  if (typeof value === 'string' && /[\r\n\0]/.test(value)) {
    const message = `The value of the header \`${name}\` has a line break.`;
    return { at: 'value', severity: 'error', message, help: 'Write it on one line.' };
  }
  if (Object.hasOwn(OWN_HEADERS.value, key) && value !== ownValues[key]) {
    const message = `The header \`${name}\` is one that each notification has already.`;
    return { at: 'key', message, help: 'Remove it, or choose a name of your own.' };
  }
  if (!CONNECTION_HEADERS.value.some((reserved) => reserved === key)) return undefined;
  const message = `The header \`${name}\` is written by the client that sends the notification.`;
  return { at: 'key', message, help: 'Remove it.' };
}

const ownValues: Readonly<Record<string, string | undefined>> = OWN_HEADERS.value;
