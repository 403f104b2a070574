import type { Document } from '../../core/document.ts';
import type { JsonValue } from '../../core/json.ts';
import type { Origin } from '../../core/origin.ts';
import type { Path } from '../../core/path.ts';
import { formatPointer, valueAt } from '../../core/path.ts';
import type { Setting, WebhookSettings } from '../batch-settings.ts';
import { readAddress } from '../read-address.ts';
import type { RuleFinding } from '../rule.ts';
import { defineRule } from '../rule.ts';

export const noDuplicateWebhook = defineRule({
  id: 'no-duplicate-webhook',
  group: 'webhooks',
  severity: 'warning',
  since: '2026-11',
  scope: 'manifest',
  isForV2: true,
  summary: 'No endpoint is told of the same event twice.',
  why: 'Each entry of `webhooks` is a subscription of its own, and one without events has them all: an endpoint that stands there twice gets a notification for each, and does its work twice. The order of events is not guaranteed, so that it cannot tell the second by its place.',
  fix: 'Join the entries, or give them events that do not overlap.',
  sources: ['webhooks'],
  bad: [
    {
      title: 'one endpoint in two entries, one of which has all events',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    events: [parse.success]
    output_format: json
  - url: https://HOOKS.acme.example:443/parse
    output_format: json`,
      reports: ['12:12 Two webhooks tell the same address at `hooks.acme.example` of `parse.success`.'],
    },
    {
      title: 'two entries with all events',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
  - url: https://hooks.acme.example/parse
    output_format: json`,
      reports: ['11:12 Two webhooks tell the same address at `hooks.acme.example` of every event.'],
    },
    {
      title: 'an event twice in one list',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    events: [parse.success, parse.error, parse.success]
    output_format: json`,
      reports: ['10:44 `parse.success` stands in the list already.'],
    },
    {
      title: 'in a v2 batch, a saved webhook twice',
      yaml: `
job: { type: parse_v2, configuration_id: cfg-PARSE_AGENTIC }
webhook_configuration_ids: [whc-1, whc-2, whc-1]`,
      reports: ['9:45 `whc-1` stands in the list already.'],
    },
  ],
  good: [
    {
      title: 'one host, two addresses',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json
  - url: https://hooks.acme.example/audit
    output_format: json`,
    },
    {
      title: 'one address, different events',
      yaml: `
webhooks:
  - url: https://hooks.acme.example/parse
    events: [parse.success]
    output_format: json
  - url: https://hooks.acme.example/parse
    events: [parse.error]
    output_format: json`,
    },
    {
      title: 'in a v2 batch, one address for the batch and for its files',
      yaml: `
job:
  type: parse_v2
  parameters:
    tier: agentic
    version: "2026-08-19"
    webhook_configurations:
      - webhook_url: https://hooks.acme.example/parse
        webhook_output_format: json
webhooks:
  - url: https://hooks.acme.example/parse
    output_format: json`,
    },
  ],
  *check({ settings, document }) {
    for (const [index, webhook] of settings.webhooks.entries()) {
      yield* repeatedTexts(webhook.field('events'), (path) => document.originOf(path, 'value'));
      for (const earlier of settings.webhooks.slice(0, index).filter((other) => isBeside(other, webhook))) {
        const shared = sharedEvent(earlier, webhook);
        const host = sharedHost(earlier, webhook);
        if (shared === undefined || host === undefined) continue;
        const message = `Two webhooks tell the same address${host} of ${shared}.`;
        const related = [
          { message: 'the first is here', origin: document.originOf(earlier.field('url').path, 'value') },
        ];
        yield { path: webhook.field('url').path, at: 'value', message, help: 'Join the two entries.', related };
        break;
      }
    }
    for (const path of SAVED) yield* repeatedIds(document, path);
  },
});

/** Where a v2 batch names saved webhooks: those that are told of the batch, and those that are told of each file. */
const SAVED: readonly Path[] = [
  ['spec', 'webhook_configuration_ids'],
  ['spec', 'job', 'parameters', 'webhook_configuration_ids'],
];

function* repeatedIds(document: Document, place: Path): Generator<RuleFinding> {
  const value = valueAt(document.value, place);
  yield* repeatedTexts({ value, path: place }, (path) => document.originOf(path, 'value'));
}

/** In v2 the webhooks of the batch and those of the configuration are told of different things. */
function isBeside(one: WebhookSettings, other: WebhookSettings): boolean {
  return formatPointer(one.path.slice(0, -1)) === formatPointer(other.path.slice(0, -1));
}

function* repeatedTexts({ value, path }: Setting, originOf: (path: Path) => Origin): Generator<RuleFinding> {
  if (!Array.isArray(value)) return;
  for (const [index, event] of value.entries()) {
    const first = value.indexOf(event);
    if (typeof event !== 'string' || first === index) continue;
    const related = [{ message: 'it stands here', origin: originOf([...path, first]) }];
    const message = `\`${event}\` stands in the list already.`;
    yield { path: [...path, index], at: 'value', message, help: 'Remove it.', related };
  }
}

/** What both are told of, in words; a webhook without events is told of all. */
function sharedEvent(left: WebhookSettings, right: WebhookSettings): string | undefined {
  const [ours, theirs] = [left, right].map((webhook) => eventsOf(webhook.field('events').value));
  const narrower = ours ?? theirs;
  if (narrower === undefined) return 'every event';
  const shared = narrower.find((event) => ours === undefined || theirs === undefined || theirs.includes(event));
  return shared === undefined ? undefined : `\`${String(shared)}\``;
}

function eventsOf(value: JsonValue | undefined): readonly JsonValue[] | undefined {
  return Array.isArray(value) && value.length > 0 ? value : undefined;
}

/** The host of two equal addresses, in words; the path and the query may be what has to stay secret. */
function sharedHost(left: WebhookSettings, right: WebhookSettings): string | undefined {
  const [ours, theirs] = [left, right].map((webhook) => webhook.field('url').value);
  if (typeof ours !== 'string' || typeof theirs !== 'string' || ours === '') return undefined;
  const [mine, other] = [ours, theirs].map(readAddress);
  const isEqual = ours === theirs || (mine !== undefined && !ours.includes('${') && mine.url.href === other?.url.href);
  if (!isEqual) return undefined;
  return mine?.host === undefined ? '' : ` at \`${mine.host}\``;
}
