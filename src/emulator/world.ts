import type { JsonObject } from '../core/json.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Random } from './random.ts';
import { newUuid } from './random.ts';
import type { ReadPdf } from './results/liteparse.ts';
import type { Store } from './store/store.ts';
import type { DeliveryLog } from './webhooks/delivery-log.ts';

/** What can be set about how a server behaves. */
export interface Settings {
  /** How long a batch waits before it runs, and each item is worked on. */
  readonly batchMilliseconds: number;
  readonly itemMilliseconds: number;
  /** How many items are worked on at once. */
  readonly concurrency: number;
  /** The largest file that is parsed; larger ones are skipped. */
  readonly mostBytesParsed: number;
  /** The largest file that is taken at all. */
  readonly mostBytesUploaded: number;
  /** The most files that a batch of v2 takes. */
  readonly mostFilesInBatch: number;
}

/** The defaults: small enough that a demonstration does not wait, large enough that progress can be seen. */
export const DEFAULT_SETTINGS: Settings = {
  batchMilliseconds: 50,
  itemMilliseconds: 40,
  concurrency: 8,
  mostBytesParsed: 512 * 1024 * 1024,
  mostBytesUploaded: 2 * 1024 * 1024 * 1024,
  mostFilesInBatch: 1000,
};

/** What all parts of one server share. */
export interface World {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: Settings;
  readonly faults: Faults;
  readonly deliveries: DeliveryLog;
  readonly credits: Credits;
  /** Undefined where LiteParse is not installed. */
  readonly readPdf: ReadPdf | undefined;
  /**
   * What batches, saved configurations and saved receivers were made with, by their ids, as it was sent to this process:
   * what the store must not hold stays in memory.
   */
  readonly sentConfigs: Map<string, JsonObject>;
  /** Told of errors that nobody expected. */
  readonly onBug: (error: unknown) => void;
}

/** What is left to spend; undefined where nothing limits it. An item costs one credit. */
export interface Credits {
  balance: number | undefined;
}

/** The time as the API writes it. */
export function timeIn(world: World): string {
  return isoTime(world.clock.now());
}

/** A moment as the API writes it. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** A new id; with a seed the same ids come again after a restart, so one that is taken is passed over. */
export function newId(world: World, prefix: string, isTaken: (id: string) => boolean): string {
  for (;;) {
    const id = prefix + newUuid(world.random);
    if (!isTaken(id)) return id;
  }
}
