import { isSet } from '../../catalogue/condition.ts';
import { defineRule } from '../rule.ts';

export const requireWebhookOutputFormat = defineRule({
  id: 'require-webhook-output-format',
  group: 'webhooks',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'Webhooks are sent as JSON, and not as JSON inside a JSON string.',
  why: '`output_format` is `string` when it is left out: the body is a JSON string that holds the JSON, and a receiver that decodes it once has a text where it expects an object. All official examples set `json`.',
  fix: 'Write `output_format: json`.',
  whenOff: 'Your receivers decode the body twice.',
  sources: ['openapi'],
  bad: [
    {
      title: 'no format',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse`,
      reports: ['9:7 The webhook has no `output_format`: its body is JSON inside a JSON string.'],
    },
    {
      title: 'the format of the default',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: string`,
      reports: ['10:22 `output_format: string` makes the body JSON inside a JSON string.'],
    },
    {
      title: 'no format for what is told of each file of a v2 batch',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    webhook_configurations: [{ webhook_url: https://hooks.acme.example/parse }]`,
      reports: ['13:32 The webhook has no `webhook_output_format`: its body is JSON inside a JSON string.'],
    },
  ],
  good: [
    {
      title: 'an object as the body',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json`,
    },
  ],
  *check({ settings }) {
    for (const { path, field, isMisspelt } of settings.webhooks) {
      const format = field('output_format');
      const name = String(format.path.at(-1));
      if (!isSet(format.value)) {
        if (isMisspelt('output_format')) continue;
        const message = `The webhook has no \`${name}\`: its body is JSON inside a JSON string.`;
        yield { path, at: 'value', message, help: `Add \`${name}: json\`.` };
      } else if (format.value === 'string') {
        const message = `\`${name}: string\` makes the body JSON inside a JSON string.`;
        yield { path: format.path, at: 'value', message, help: 'Write `json`.' };
      }
    }
  },
});
