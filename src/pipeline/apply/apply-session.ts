import type { Redactor } from '../../core/redact.ts';
import type { Agent } from '../../ledger/record.ts';
import { clientOfKind } from '../../submit/client/api-of.ts';
import type { Client } from '../../submit/client/client.ts';
import type { Scope } from '../../submit/client/context.ts';
import type { Clock } from '../../submit/clock.ts';
import type { GetSecret } from '../../submit/resolve-secrets.ts';
import type { Waits } from '../../submit/shard-order.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import { scopeOf } from '../target/batch-scope.ts';
import type { ApplyEvent } from './apply-event.ts';

/** What carrying out a plan needs from outside, and how it is done. */
export interface ApplySession {
  readonly clientFor: (scope: Scope) => Client;
  readonly clock: Clock;
  readonly random: () => number;
  readonly by: Agent;
  readonly getSecret: GetSecret;
  /** Covers the key and the secrets in use in all that a server says. */
  readonly redactor: Redactor;
  readonly waits: Waits;
  /** How much is done at once: manifests, shards and files together. */
  readonly concurrency: number;
  /** Every `of`th shard, from the `index`th, both from 1; the others are another runner's. */
  readonly runner: { readonly index: number; readonly of: number } | undefined;
  /** The most entries of a shard, where that is said. */
  readonly shardSize: number | undefined;
  /** Runs of which a person says that what is in doubt made no batch. */
  readonly assumedAbsent: ReadonlySet<string>;
  /** Whether nothing more is begun once a batch was not sent as it should be. */
  readonly isFailFast: boolean;
  /** Whether batches are followed to their ends; undefined: they are not. */
  readonly following: { readonly timeoutMilliseconds: number | undefined } | undefined;
  /** The pause between the first two looks at a batch. */
  readonly firstPauseMilliseconds: number | undefined;
  /** Aborted: nothing more is sent; a request that is open still gets its answer. */
  readonly stop: AbortSignal;
  /** Aborted: nothing is followed any more. */
  readonly detach: AbortSignal;
  readonly onEvent: (event: ApplyEvent) => void;
}

/** The client for what a batch is about: it belongs to the project that its manifest names. */
export function clientOf(
  batch: Pick<BuiltBatch, 'request' | 'kind'>,
  { clientFor }: Pick<ApplySession, 'clientFor'>,
): Client {
  return clientOfKind(clientFor(scopeOf(batch)), batch.kind);
}
