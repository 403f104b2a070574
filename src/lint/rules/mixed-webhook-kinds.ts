import { defineRule } from '../rule.ts';
import { webhookAddresses } from '../webhook-addresses.ts';

export const mixedWebhookKinds = defineRule({
  id: 'mixed-webhook-kinds',
  group: 'webhooks',
  severity: 'info',
  since: '2026-11',
  scope: 'manifest',
  summary: '`webhook_url` and `webhooks` send different things.',
  why: '`webhook_url` is sent the whole result of a file: its text, markdown, JSON and images. An entry of `webhooks` is sent an event with the id of the job. A receiver of one cannot read the other, and whoever writes both for safety gets each file twice.',
  fix: 'Keep the one that your receiver is made for.',
  whenOff: 'Two receivers are meant: one for results, one for events.',
  sources: ['guide'],
  bad: [
    {
      title: 'both kinds',
      yaml: `
webhook_url: https://hooks.acme.example/results
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json`,
      reports: [
        '8:16 `webhook_url` is sent whole results, and `webhooks` beside it events: two notifications for each file.',
      ],
    },
  ],
  good: [
    {
      title: 'one kind',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json`,
    },
  ],
  *check({ settings, document }) {
    const addresses = webhookAddresses(settings);
    const result = addresses.find(({ kind }) => kind === 'result');
    const event = addresses.find(({ kind }) => kind === 'event');
    if (result === undefined || event === undefined) return;
    const message =
      '`webhook_url` is sent whole results, and `webhooks` beside it events: two notifications for each file.';
    const related = [{ message: 'events are sent to this one', origin: document.originOf(event.path, 'value') }];
    yield { path: result.path, at: 'value', message, help: 'Keep the one that your receiver reads.', related };
  },
});
