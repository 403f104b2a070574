import { readInput } from '../../convert/read/read-input.ts';
import type { Findings } from '../../core/findings.ts';
import type { SourceText } from '../workspace/source-text.ts';
import { convertInput, refuseRequest } from './convert-input.ts';

/** How a request becomes a manifest. */
export interface ImportOptions {
  /** `metadata.name`: a DNS label. */
  readonly name?: string;
  /** How findings on the manifest call its file. */
  readonly shownAs?: string;
}

/** What importing a request gives. */
export interface ImportResult {
  /** The manifest as YAML; undefined where the request could not be understood. */
  readonly manifest: string | undefined;
  /** What was left out, renamed, made a reference or is left to add, one sentence each. */
  readonly notices: readonly string[];
  /** What is wrong with the request, or with the manifest made of it. */
  readonly findings: Findings;
}

/**
 * Makes a manifest of requests as JSON, of a part of one (`job_config`, parameters, a configuration), of curl commands, or of
 * calls of an official SDK in Python or TypeScript; nothing is run. Requests of v1 become a `ParseBatch`, those of v2 a `Batch`,
 * which compiles to them. Credentials in it are references to secrets.
 *
 * @example
 * ```ts
 * const { manifest, notices } = importManifest({ file: 'payload.json', text }, { name: 'invoices' });
 * if (manifest !== undefined) process.stdout.write(manifest);
 * for (const notice of notices) console.error(notice);
 * ```
 */
export function importManifest(source: SourceText, options: ImportOptions = {}): ImportResult {
  const { value: input, diagnostics } = readInput(source);
  return input === undefined ? refuseRequest(diagnostics) : convertInput(input, options);
}
