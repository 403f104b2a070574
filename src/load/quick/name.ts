import type { Reading } from './reading.ts';
import { unsure } from './reading.ts';

/** Reads the name of an anchor or an alias, behind its mark. */
export function readName<T>(reading: Reading<T>): string {
  NAME.lastIndex = reading.at + 1;
  const name = NAME.exec(reading.text)?.[0] ?? unsure();
  reading.at = NAME.lastIndex;
  return name;
}

const NAME = /[A-Za-z0-9_-]+(?=[ \r\n,\]}]|$)/y;
