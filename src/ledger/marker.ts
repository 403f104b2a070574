import { Failure } from '../core/failure.ts';
import type { Backend } from './backend.ts';
import type { Shape } from './shape.ts';
import { fields, literal, moment, text } from './shape.ts';

/** Says that there is a ledger. */
interface Marker {
  readonly record: 'marker';
  /** Of the format of the ledger. */
  readonly version: 1;
  readonly at: string;
  readonly tool: string;
}

/** Where the marker is. */
export const MARKER_PATH = 'ledger/marker.json';

const SHAPE: Shape<Marker> = fields({ record: literal('marker'), version: literal(1), at: moment, tool: text }, {});

/** Writes the marker, unless there is one. */
export async function writeMarker(backend: Backend, at: string, tool: string): Promise<'created' | 'exists'> {
  const bytes = new TextEncoder().encode(`${JSON.stringify({ at, record: 'marker', tool, version: 1 })}\n`);
  return backend.createOnly(MARKER_PATH, bytes);
}

/** Whether there is a ledger. One of a newer format is a failure, as is a marker that cannot be read. */
export async function hasMarker(backend: Backend): Promise<boolean> {
  const bytes = await backend.get(MARKER_PATH);
  if (bytes === undefined) return false;
  const mistake = mistakeInMarker(bytes);
  if (mistake === undefined) return true;
  throw new Failure('io', `\`${MARKER_PATH}\` of the ledger in \`${backend.shownAs}\` ${mistake}`, {
    file: MARKER_PATH,
  });
}

/** What is wrong with a marker, to follow its path. */
export function mistakeInMarker(bytes: Uint8Array): string | undefined {
  const value = parse(new TextDecoder().decode(bytes));
  const version = typeof value === 'object' && value !== null && 'version' in value ? Number(value.version) : 1;
  if (version > 1) return `was written by a newer parsebatch, in version ${version} of the format`;
  const mistake = SHAPE.mistakeIn(value, '');
  return mistake === undefined ? undefined : `is damaged: ${mistake}`;
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
