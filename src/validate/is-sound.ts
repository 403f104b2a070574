import type { Document } from '../core/document.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { isAccepted } from './is-accepted.ts';
import { checkJobChoice, checkJobConflict } from './job-choice.ts';
import { findWrongTiers } from './wrong-tiers.ts';

/**
 * Whether a document without references is a manifest that is made of nothing but itself, and has certainly nothing wrong: both
 * as it is written and as it is composed. Any other may be sound too.
 */
export function isSoundAlone(document: Document): boolean {
  const { value } = document;
  if (!isAccepted(value)) return false;
  if (!isJsonObject(value) || value['kind'] !== 'Batch') return true;
  // What the schema of a batch does not say.
  const problems = [...checkJobConflict(document, SPEC), ...checkJobChoice(document), ...findWrongTiers(value)];
  return problems.length === 0;
}

const SPEC: Path = ['spec'];
