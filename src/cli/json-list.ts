import { escapeJson } from '../report/escape.ts';
import type { Output } from './io.ts';

/** A JSON document that is written while its entries come. */
export interface JsonList {
  readonly add: (...entries: readonly object[]) => void;
  /** Ends the document, and gives the number of its entries. */
  readonly close: () => number;
}

/** Begins a document with one list, an entry a line: a list may be longer than what memory should hold. */
export function openJsonList(name: string, output: Output): JsonList {
  let count = 0;
  output.write(`{ "version": 1, ${JSON.stringify(name)}: [`);
  return {
    add: (...entries) => {
      const lines = entries.map((entry, index) => `${count + index === 0 ? '' : ','}\n  ${JSON.stringify(entry)}`);
      count += entries.length;
      output.write(escapeJson(lines.join('')));
    },
    close: () => {
      output.write(count === 0 ? '] }\n' : '\n] }\n');
      return count;
    },
  };
}
