import { extname } from 'node:path';
import type { ItemRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { PDF_ENDING } from './liteparse.ts';

/**
 * Why a PDF cannot be parsed, told by reading its first page; undefined for one that can. Nothing is given, not even a
 * promise, for what is not read at all: other files, and every file without LiteParse.
 */
export function findDamage(item: ItemRecord, { readPdf, store }: World): Promise<string | undefined> | undefined {
  if (readPdf === undefined || extname(item.itemName).toLowerCase() !== PDF_ENDING) return undefined;
  return store.blobs
    .named(item.sha256, PDF_ENDING)
    .then((path) => readPdf(path, '1'))
    .then(
      () => undefined,
      (error: unknown) => `The file could not be parsed: ${error instanceof Error ? error.message : String(error)}`,
    );
}
