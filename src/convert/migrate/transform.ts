import type { CatalogueEntry, Counterpart } from '../../catalogue/entry.ts';
import type { JsonValue } from '../../core/json.ts';
import { parseReferences } from '../../core/reference.ts';

/** A setting that is set, with what stands around it. */
export interface Asked {
  readonly entry: CatalogueEntry;
  readonly value: JsonValue;
  readonly counterpart: Extract<Counterpart, { readonly pointer: string }>;
  /** All settings that are set and have the same counterpart, this one among them. */
  readonly fellows: readonly Pick<Asked, 'entry' | 'value'>[];
  /** What a parameter is set to; undefined where it is not, or null. */
  readonly read: (name: string) => JsonValue | undefined;
}

/** What a setting comes to. Without a value nothing is written. */
export interface Answer {
  readonly value?: JsonValue;
  /** What is written in other places because of it, where nothing else is. */
  readonly beside?: readonly Beside[];
  /** What does not come along, or why nothing does: one sentence. */
  readonly lost?: string;
  /** Why nothing has to be written: one sentence. */
  readonly dropped?: string;
}

/** A setting of v2 that another one brings with it. */
export interface Beside {
  readonly pointer: string;
  readonly value: JsonValue;
}

/** Turns a setting into its counterpart. */
export type Transform = (asked: Asked) => Answer;

/** A transform that has to see the value: where that is a reference, only composition knows it. */
export function seeing(transform: Transform): Transform {
  return (asked) => (asked.fellows.some(({ value }) => holdsReference(value)) ? UNSEEN : transform(asked));
}

const UNSEEN: Answer = { lost: 'The value is a reference, and has to be known to be converted.' };

/** Whether a value has a reference in it. */
export function holdsReference(value: JsonValue): boolean {
  if (typeof value === 'string') return parseReferences(value).some(({ kind }) => kind !== 'text');
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => holdsReference(inner as JsonValue));
}
