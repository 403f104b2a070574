import type { Path } from '../core/path.ts';
import { parseReferences } from '../core/reference.ts';
import type { BatchSettings } from './batch-settings.ts';
import { readAddress } from './read-address.ts';

/** An address that a batch sends to. */
export interface WebhookAddress {
  /** `event` for an entry of `webhooks`, `result` for the single callback, which gets the whole result. */
  readonly kind: 'event' | 'result';
  readonly path: Path;
  /** The setting as manifests call it. */
  readonly name: string;
  readonly text: string;
  /** Undefined where the text is no address, or where a reference decides what it is. */
  readonly url: URL | undefined;
  /** As every client reads it; undefined where there is no address, or where a reference decides which it is. */
  readonly host: string | undefined;
  readonly hasReference: boolean;
}

/** Every address that a batch sends to, in the order in which a manifest is read. */
export function webhookAddresses(settings: BatchSettings): WebhookAddress[] {
  const results = ['/job_config/webhook_url', 'webhook_url'].map((name) => settings.find(name));
  return [
    ...results.flatMap(({ value, path }) => addressAt(value, path, 'result')),
    ...settings.webhooks.flatMap(({ field }) => {
      const { value, path } = field('url');
      return addressAt(value, path, 'event');
    }),
  ];
}

function addressAt(value: unknown, path: Path, kind: WebhookAddress['kind']): WebhookAddress[] {
  if (typeof value !== 'string' || value === '') return [];
  const address = readAddress(value);
  const hasReference = parseReferences(value).some((segment) => segment.kind !== 'text');
  return [{ kind, path, name: String(path.at(-1)), text: value, url: address?.url, host: address?.host, hasReference }];
}
