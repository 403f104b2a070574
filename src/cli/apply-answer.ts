import type { AppliedBatch, BatchItem } from '../pipeline/apply/apply-batches.ts';
import { escapeJson } from '../report/escape.ts';
import type { ShardFields } from '../report/run/applied.ts';
import { appliedFields, formatApplied, shardsAsJson } from '../report/run/applied.ts';
import { formatItems } from '../report/run/batches.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';

/** The items of a batch; undefined where they are not listed. A batch may have very many, so that they come in pages. */
export type ItemsOf = (batchId: string) => AsyncIterable<readonly BatchItem[]> | undefined;

/** Writes what became of batches to stdout. */
export interface ApplyAnswer {
  readonly add: (applied: AppliedBatch, exitCode: ExitCode, itemsOf: ItemsOf) => Promise<void>;
  readonly end: () => void;
}

/** An answer as tables for people. */
export function textAnswer({ out }: Io): ApplyAnswer {
  return {
    add: async (applied, _, itemsOf) => {
      out.write(formatApplied(applied));
      for (const { batch_id: id } of shardsAsJson(applied)) {
        const pages = typeof id === 'string' ? itemsOf(id) : undefined;
        if (pages === undefined) continue;
        for await (const page of pages) {
          out.write(formatItems(page, out.columns));
          await out.drained();
        }
      }
    },
    end: () => undefined,
  };
}

/** An answer as one JSON document for programs: a manifest begins a line, and so does each batch of it, and each item. */
export function jsonAnswerStream({ out }: Io): ApplyAnswer {
  let count = 0;
  out.write('{ "version": 1, "applied": [');
  return {
    add: async (applied, exitCode, itemsOf) => {
      const fields = JSON.stringify({ ...appliedFields(applied), exit_code: exitCode });
      out.write(escapeJson(`${count === 0 ? '' : ','}\n  ${fields.slice(0, -1)}, "batches": [`));
      count += 1;
      try {
        await writeShards(shardsAsJson(applied), itemsOf, out);
      } finally {
        // Whatever goes wrong on the way, what is on stdout stays JSON.
        out.write('] }');
      }
    },
    end: () => out.write(count === 0 ? '] }\n' : '\n] }\n'),
  };
}

async function writeShards(shards: readonly ShardFields[], itemsOf: ItemsOf, out: Io['out']): Promise<void> {
  for (const [index, shard] of shards.entries()) {
    const { batch_id: id } = shard;
    const pages = typeof id === 'string' ? itemsOf(id) : undefined;
    out.write(escapeJson(`${index === 0 ? '' : ','}\n    ${JSON.stringify(shard).slice(0, -1)}`));
    try {
      if (pages !== undefined) await writeItems(pages, out);
    } finally {
      out.write(pages === undefined ? '}' : '] }');
    }
  }
}

async function writeItems(pages: AsyncIterable<readonly BatchItem[]>, out: Io['out']): Promise<void> {
  let count = 0;
  out.write(', "items": [');
  for await (const page of pages) {
    const lines = page.map((item, index) => `${count + index === 0 ? '' : ','}\n      ${JSON.stringify(item)}`);
    out.write(escapeJson(lines.join('')));
    await out.drained();
    count += page.length;
  }
}
