import type { BatchItem } from '../pipeline/apply-batches.ts';
import { escapeJson } from '../report/escape.ts';
import type { AppliedBatch } from '../report/run/applied.ts';
import { appliedFields, formatApplied } from '../report/run/applied.ts';
import { formatItems } from '../report/run/batches.ts';
import type { Io } from './io.ts';

/** Writes what became of batches to stdout, each as soon as it is known. */
export interface ApplyAnswer {
  /** `pages` are its items, where they are to be listed; a batch may have very many, so that they are written as they come. */
  readonly add: (applied: AppliedBatch, pages?: AsyncIterable<readonly BatchItem[]>) => Promise<void>;
  readonly end: () => void;
}

/** An answer as tables for people. */
export function textAnswer({ out }: Io): ApplyAnswer {
  return {
    add: async (applied, pages) => {
      out.write(formatApplied(applied));
      if (pages === undefined) return;
      for await (const page of pages) out.write(formatItems(page, out.columns));
    },
    end: () => undefined,
  };
}

/** An answer as one JSON document for programs: a batch begins a line, and so does each of its items. */
export function jsonAnswerStream({ out }: Io): ApplyAnswer {
  let count = 0;
  out.write('{ "version": 1, "batches": [');
  return {
    add: async (applied, pages) => {
      const fields = JSON.stringify(appliedFields(applied));
      out.write(escapeJson(`${count === 0 ? '' : ','}\n  ${fields.slice(0, -1)}`));
      count += 1;
      try {
        if (pages !== undefined) await writeItems(pages, out.write);
      } finally {
        // Whatever goes wrong on the way, what is on stdout stays JSON.
        out.write(pages === undefined ? '}' : '] }');
      }
    },
    end: () => out.write(count === 0 ? '] }\n' : '\n] }\n'),
  };
}

async function writeItems(pages: AsyncIterable<readonly BatchItem[]>, write: (text: string) => void): Promise<void> {
  let count = 0;
  write(', "items": [');
  for await (const page of pages) {
    const lines = page.map((item, index) => `${count + index === 0 ? '' : ','}\n    ${JSON.stringify(item)}`);
    write(escapeJson(lines.join('')));
    count += page.length;
  }
}
