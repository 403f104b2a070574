import type { Finding } from '../core/report-at.ts';
import type { SchemaCode } from './codes.ts';
import { SCHEMA_CODES } from './codes.ts';

/** A finding of this room, its severity left to the table of codes. */
export type SchemaFinding = Omit<Finding, 'severity' | 'code'> & {
  readonly code: SchemaCode;
  /** For an unknown key: the pointer it was meant for, `*` for items, so that the key is not reported as missing there. */
  readonly meant?: string;
};

/** Adds the severity that the table of codes gives. */
export function toFinding({ meant: _meant, ...finding }: SchemaFinding): Finding {
  return { ...finding, severity: SCHEMA_CODES[finding.code].severity };
}
