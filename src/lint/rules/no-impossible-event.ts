import { EVENTS } from '../../catalogue/events.ts';
import type { BatchSettings, WebhookSettings } from '../batch-settings.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const noImpossibleEvent = defineRule({
  id: 'no-impossible-event',
  group: 'webhooks',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'Webhooks subscribe to events that come to them.',
  why: 'The list of events is shared by all kinds of jobs. A parse batch of the v1 API runs a parse job for each file and tells of those: an event of another kind never comes, and whoever waits for `batch.success`, which belongs to the v2 batches, waits for ever. In v2 the webhooks of the batch are told of the batch, and those of its configuration of each file. That no other event comes is concluded from their names.',
  fix: 'Subscribe to `parse.*`; to learn that the whole batch is done, use `parsebatch watch` or `apply --wait`. In a v2 batch, write `batch.*` in `spec.webhooks`, and `parse.*` in `spec.job.parameters.webhook_configurations`.',
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
    {
      title: 'in a v2 batch, events at the wrong level',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    webhook_configurations:
      - webhook_url: https://hooks.acme.example/parse
        webhook_output_format: json
        webhook_events: [parse.success, batch.success]
webhooks:
  - url: https://hooks.acme.example/batch
    output_format: json
    events: [batch.success, parse.error]`,
      reports: [
        '16:43 `batch.success` never comes to `webhook_configurations`, which are told of the parsing of each file.',
        '20:31 `parse.error` never comes to `spec.webhooks`, which are told of the batch.',
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
    {
      title: 'in a v2 batch, those of the batch and those of its files',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    webhook_configurations:
      - webhook_url: https://hooks.acme.example/parse
        webhook_output_format: json
        webhook_events: [parse.success, parse.error]
webhooks:
  - url: https://hooks.acme.example/batch
    output_format: json
    events: [batch.success, batch.error]`,
    },
  ],
  *check({ settings }) {
    for (const webhook of settings.webhooks) {
      const { value, path } = webhook.field('events');
      if (!Array.isArray(value)) continue;
      const source = sourceOf(webhook, settings);
      for (const [index, event] of value.entries()) {
        if (!isEvent(event) || event.startsWith(`${source.family}.`)) continue;
        yield { path: [...path, index], at: 'value', ...source.refuse(event) };
      }
    }
  },
});

/** What the events of a webhook come from. */
interface EventSource {
  readonly family: 'parse' | 'batch';
  readonly refuse: (event: string) => Pick<RuleFinding, 'message' | 'help'>;
}

function sourceOf({ path }: WebhookSettings, { isOfV2 }: BatchSettings): EventSource {
  if (!isOfV2) return PARSE_BATCH;
  return path[1] === 'webhooks' ? BATCH : CONFIGURATION;
}

const PARSE_BATCH: EventSource = {
  family: 'parse',
  refuse: (event) => {
    const isOfBatches = event.startsWith('batch.');
    const message = `\`${event}\` never comes from a parse batch${isOfBatches ? ' of the v1 API' : ''}.`;
    return { message, help: sameAs(event, 'parse', ', which comes for each file') };
  },
};

/** Who is told of a batch, and who of a file, is stated in two places of v2. */
const BATCH: EventSource = {
  family: 'batch',
  refuse: (event) => {
    const message = `\`${event}\` never comes to \`spec.webhooks\`, which are told of the batch.`;
    if (!event.startsWith('parse.')) return { message, help: sameAs(event, 'batch') };
    return {
      message,
      help: 'Write it in `webhook_configurations` of the configuration, whose webhooks are told of each file.',
    };
  },
};

const CONFIGURATION: EventSource = {
  family: 'parse',
  refuse: (event) => {
    const message = `\`${event}\` never comes to \`webhook_configurations\`, which are told of the parsing of each file.`;
    if (!event.startsWith('batch.')) return { message, help: sameAs(event, 'parse') };
    return { message, help: 'Write it in `spec.webhooks`, which are told of the batch.' };
  },
};

function isEvent(event: unknown): event is string {
  return EVENTS.some((known) => known.value === event);
}

/** The same event of the family, where it has one. */
function sameAs(event: string, family: EventSource['family'], what = ''): string {
  const own = event.replace(/^\w+\./, `${family}.`);
  return own !== event && isEvent(own) ? `Write \`${own}\`${what}.` : 'Remove it.';
}
