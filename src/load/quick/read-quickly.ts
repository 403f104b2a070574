import type { InputLimits } from '../limits.ts';
import { MAX_DEPTH, MAX_DOCUMENTS } from '../limits.ts';
import type { Extent } from '../line-map.ts';
import { readBlock } from './block.ts';
import type { Builder } from './builder.ts';
import type { Reading } from './reading.ts';
import { startReading, toNextContent, UNSURE, unsure } from './reading.ts';

/** A document as a quick reading gives it. */
export interface QuickDocument<T> {
  readonly root: T;
  /** Where its last token ends that is neither white space nor a comment. */
  readonly contentEnd: number;
}

/** The documents of a text, and its comments. */
export interface QuickReading<T> {
  readonly documents: readonly QuickDocument<T>[];
  readonly comments: readonly Extent[];
}

/**
 * Reads the documents of a text in the YAML that manifests are made of. Undefined where it is not sure that the exact reader
 * would read just the same and find nothing wrong: that one is asked then.
 */
export function readQuickly<T>(text: string, limits: InputLimits, builder: Builder<T>): QuickReading<T> | undefined {
  // A character has three bytes at most.
  if (text.length * 3 > limits.bytes && sizeOf(text) > limits.bytes) return undefined;
  if (BEYOND_ASCII.test(text) && UNUSUAL.test(text)) return undefined;
  try {
    return readDocuments(text, { ...limits, depth: Math.min(limits.depth, MAX_DEPTH) }, builder);
  } catch (error) {
    if (error === UNSURE) return undefined;
    throw error;
  }
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Most texts hold nothing of the kind, and that is seen sooner than what exactly they hold. */
const BEYOND_ASCII = /[^\n -~]/;

/** Tabs, what no reader sees, and carriage returns and surrogates that stand alone. */
const UNUSUAL = /(?![\n\r])\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\r(?!\n)|\p{Surrogate}/u;

function readDocuments<T>(text: string, limits: InputLimits, builder: Builder<T>): QuickReading<T> {
  const reading = startReading(text, limits, builder);
  const documents: QuickDocument<T>[] = [];
  toNextContent(reading);
  do {
    if (reading.indent === -1) stepOverStart(reading);
    reading.anchors.clear();
    reading.expanded = 0;
    const root = readBlock(reading);
    if (reading.indent !== -1) unsure();
    documents.push({ root, contentEnd: reading.contentEnd });
    if (documents.length >= MAX_DOCUMENTS) unsure();
  } while (reading.at < text.length);
  return { documents, comments: reading.comments };
}

function stepOverStart<T>(reading: Reading<T>): void {
  if (!reading.text.startsWith('---', reading.at)) unsure();
  reading.at += 3;
  const { line } = reading;
  toNextContent(reading);
  // A document on the line of its start, or none.
  if (reading.line === line || reading.indent === -1) unsure();
}
