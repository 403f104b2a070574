import { DNS_LABEL } from '../core/dns-label.ts';

/** Which of a project's batches is meant. */
export interface BatchName {
  readonly name: string;
  readonly environment?: string;
  /** The row of its matrix: `key=value`, sorted by key, joined by `,`, percent-encoded. */
  readonly row?: string;
}

/** One run of a batch: a generation of one digest. */
export interface RunId extends BatchName {
  readonly digest: string;
  /** From 1. */
  readonly generation: number;
}

/** A run as commands print it and take it: `<name>[.<env>][.<row>]/<digest>/gNNNN`. */
export function formatRun({ name, environment, row, digest, generation }: RunId): string {
  const label = [name, environment, row].filter((part) => part !== undefined).join('.');
  return `${label}/${digest}/${formatGeneration(generation)}`;
}

/** Whether a text is a digest: a SHA-256 in lower-case hex. */
export function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** `g0001`; more digits where four do not do. */
export function formatGeneration(generation: number): string {
  return `g${String(generation).padStart(4, '0')}`;
}

/** The number of a generation that is written in this way. */
export function parseGeneration(text: string): number | undefined {
  const number = Number(/^g(\d{4,9})$/.exec(text)?.[1]);
  return number >= 1 && formatGeneration(number) === text ? number : undefined;
}

/** Reads a batch as it begins a run; undefined where it is none. Names are labels, and a row has a `=` in it. */
export function parseBatch(label: string): BatchName | undefined {
  const [name = '', second, ...rest] = label.split('.');
  if (!DNS_LABEL.test(name)) return undefined;
  if (second === undefined) return { name };
  const environment = DNS_LABEL.test(second) ? second : undefined;
  const end = environment === undefined ? [second, ...rest] : rest;
  const row = end.length === 0 ? undefined : readRow(end.join('.'));
  if (end.length > 0 && row === undefined) return undefined;
  return { name, ...(environment !== undefined && { environment }), ...(row !== undefined && { row }) };
}

/** A row in the form that manifests give it, however its keys and values are percent-encoded. */
function readRow(text: string): string | undefined {
  try {
    const pairs = text.split(',').map((pair) => pair.split('=').map(decodeURIComponent));
    const isRow = pairs.every(
      ([key, , ...more], index) => key !== '' && pairs[index]?.length === 2 && more.length === 0,
    );
    return isRow ? pairs.map((pair) => pair.map(encodeURIComponent).join('=')).join(',') : undefined;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
