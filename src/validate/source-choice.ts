import type { Document } from '../core/document.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import type { SchemaFinding } from './finding.ts';

/** The three things that a batch can read. */
export const ALTERNATIVES = ['directory_id', 'item_ids', 'files'] as const;

/** Says that a source states none, or more than one, of its alternatives; null states nothing. */
export function sourceChoice(document: Document, path: Path): SchemaFinding[] {
  const source = valueAt(document.value, path);
  const stated = ALTERNATIVES.filter((key) => isJsonObject(source) && source[key] != null);
  const code = 'schema/source-choice';
  const help = 'Keep exactly one of `directory_id`, `item_ids` and `files`.';
  const [first, second] = stated;
  if (first === undefined) {
    return [{ code, path, at: 'key', message: '`source` says nothing to read.', help: help.replace('Keep', 'State') }];
  }
  if (second === undefined) return [];
  const message = `\`${first}\` and \`${second}\` exclude each other.`;
  const related = [{ message: `\`${first}\` stands here`, origin: document.originOf([...path, first], 'key') }];
  return [{ code, path: [...path, second], at: 'key', message, help, related }];
}
