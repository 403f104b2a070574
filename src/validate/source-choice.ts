import type { Document } from '../core/document.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import type { SchemaFinding } from './finding.ts';

/** The three things that a batch can read. */
export const ALTERNATIVES = ['directory_id', 'item_ids', 'files'] as const;

/** Says that a source states none, or more than one, of its alternatives; null states nothing. */
export function sourceChoice(document: Document, path: Path): SchemaFinding[] {
  if (statedIn(document, path).length > 0) return conflictIn(document, path);
  const help = 'State exactly one of `directory_id`, `item_ids` and `files`.';
  return [{ code: 'schema/source-choice', path, at: 'key', message: '`source` says nothing to read.', help }];
}

/** Finds two alternatives in the source of one spec: what merges over the other would still leave both. */
export function checkSourceConflict(document: Document, spec: Path): SchemaFinding[] {
  return conflictIn(document, [...spec, 'source']);
}

function statedIn(document: Document, path: Path): readonly string[] {
  const source = valueAt(document.value, path);
  return ALTERNATIVES.filter((key) => isJsonObject(source) && source[key] != null);
}

function conflictIn(document: Document, path: Path): SchemaFinding[] {
  const [first, second] = statedIn(document, path);
  if (first === undefined || second === undefined) return [];
  const message = `\`${first}\` and \`${second}\` exclude each other.`;
  const related = [{ message: `\`${first}\` stands here`, origin: document.originOf([...path, first], 'key') }];
  const help = 'Keep exactly one of `directory_id`, `item_ids` and `files`.';
  return [{ code: 'schema/source-choice', path: [...path, second], at: 'key', message, help, related }];
}
