import { escapeJson } from '../report/escape.ts';
import type { Output } from './io.ts';

/** A JSON document that is written while its entries come. */
export interface JsonList {
  readonly add: (...entries: readonly object[]) => void;
  /** Ends the document, and gives the number of its entries. */
  readonly close: () => number;
}

/**
 * A document with one list, an entry a line: a list may be longer than what memory should hold. It begins with the first
 * entry: of a list that cannot be read nothing is printed.
 */
export function openJsonList(name: string, output: Output): JsonList {
  const head = `{ "version": 1, ${JSON.stringify(name)}: [`;
  let count = 0;
  return {
    add: (...entries) => {
      const lines = entries.map((entry, index) => `${count + index === 0 ? '' : ','}\n  ${JSON.stringify(entry)}`);
      output.write((count === 0 ? head : '') + escapeJson(lines.join('')));
      count += entries.length;
    },
    close: () => {
      output.write(count === 0 ? `${head}] }\n` : '\n] }\n');
      return count;
    },
  };
}
