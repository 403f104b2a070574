import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open, rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Failure } from '../../core/failure.ts';

/** One change: the record that a collection holds under its id from now on, or null once it is gone. */
export interface JournalEntry {
  readonly in: string;
  readonly id: string;
  readonly record: unknown;
}

/** A file that changes are added to, line by line. */
export interface Journal {
  /** Notes a change; it is on disk once a later `flush` has ended. */
  readonly append: (entry: JournalEntry) => void;
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Reads what a journal holds. A last line that was torn when a process ended is left out: no answer had told of it. */
export async function readJournal(path: string, onEntry: (entry: JournalEntry) => void): Promise<void> {
  let torn = false;
  for await (const line of createInterface({ input: createReadStream(path, { flags: 'a+' }), crlfDelay: Infinity })) {
    if (torn) throw new Failure('io', `Cannot read \`${path}\`: a line of it is damaged`);
    const entry = parseEntry(line);
    if (entry === undefined) torn = true;
    else onEntry(entry);
  }
}

/** Starts a journal anew with what it should hold, so that it does not grow for ever, and keeps it open. */
export async function startJournal(path: string, entries: Iterable<JournalEntry>): Promise<Journal> {
  const temporary = `${path}.new`;
  const file = await open(temporary, 'w', 0o600);
  let text = '';
  for (const entry of entries) {
    text += formatEntry(entry);
    if (text.length < CHUNK) continue;
    await file.appendFile(text);
    text = '';
  }
  await file.appendFile(text);
  await file.sync();
  await rename(temporary, path);
  return journalOn(file);
}

const CHUNK = 1024 * 1024;

function journalOn(file: FileHandle): Journal {
  let waiting: string[] = [];
  let written: Promise<void> = Promise.resolve();
  const flush = (): Promise<void> => {
    if (waiting.length === 0) return written;
    const text = waiting.join('');
    waiting = [];
    written = written.then(() => file.appendFile(text));
    return written;
  };
  return {
    append: (entry) => {
      waiting.push(formatEntry(entry));
    },
    flush,
    close: async () => {
      await flush();
      await file.close();
    },
  };
}

function formatEntry(entry: JournalEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

function parseEntry(line: string): JournalEntry | undefined {
  try {
    return JSON.parse(line) as JournalEntry;
  } catch {
    return undefined;
  }
}
