import { EVENTS } from '../../catalogue/events.ts';
import { defineRule } from '../rule.ts';

export const noImpossibleEvent = defineRule({
  id: 'no-impossible-event',
  group: 'webhooks',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  summary: 'Webhooks subscribe to events that a parse batch can have.',
  why: 'The list of events is shared by all kinds of jobs. A parse batch of the v1 API runs a parse job for each file and tells of those: an event of another kind never comes, and whoever waits for `batch.success`, which belongs to the v2 batches, waits for ever. That no other event comes is concluded from their names.',
  fix: 'Subscribe to `parse.*`; to learn that the whole batch is done, use `parsebatch watch` or `apply --wait`.',
  sources: ['openapi', 'webhooks'],
  bad: [
    {
      title: 'events of other jobs',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
    events: [parse.success, extract.success, batch.success, unmapped_event]`,
      reports: [
        '11:31 `extract.success` never comes from a parse batch.',
        '11:48 `batch.success` never comes from a parse batch of the v1 API.',
        '11:63 `unmapped_event` never comes from a parse batch.',
      ],
    },
  ],
  good: [
    {
      title: 'the events of files',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
    events: [parse.success, parse.partial_success, parse.error, parse.cancelled]`,
    },
  ],
  *check({ settings }) {
    for (const { field } of settings.webhooks) {
      const { value, path } = field('events');
      if (!Array.isArray(value)) continue;
      for (const [index, event] of value.entries()) {
        if (!EVENTS.some((known) => known.value === event) || isOfParsing(event)) continue;
        const isOfBatches = String(event).startsWith('batch.');
        const message = `\`${event}\` never comes from a parse batch${isOfBatches ? ' of the v1 API' : ''}.`;
        yield { path: [...path, index], at: 'value', message, help: helpFor(String(event)) };
      }
    }
  },
});

function isOfParsing(event: unknown): boolean {
  return typeof event === 'string' && event.startsWith('parse.');
}

/** The same event of a parse job, where it has one. */
function helpFor(event: string): string {
  const own = event.replace(/^\w+\./, 'parse.');
  return EVENTS.some(({ value }) => value === own) ? `Write \`${own}\`, which comes for each file.` : 'Remove it.';
}
