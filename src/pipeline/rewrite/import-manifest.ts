import { convertRequest } from '../../convert/convert-request.ts';
import { readInput } from '../../convert/read/read-input.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { compareDiagnostics } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import { summarize } from '../../core/findings.ts';
import { isJsonObject } from '../../core/json.ts';
import { valueAt } from '../../core/path.ts';
import { printYaml } from '../../load/print-yaml.ts';
import { checkManifests } from '../check/check-manifests.ts';
import { coverCredentials } from '../check/cover-credentials.ts';
import type { SourceText } from '../workspace/source-text.ts';

/** The name of a manifest where none is given. */
const DEFAULT_NAME = 'imported';

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
 * Makes a manifest of a request as JSON, of a part of one (`job_config`, its parameters), or of a curl command, which is
 * read and not run. The manifest compiles to the same request; credentials in it are references to secrets.
 *
 * @example
 * ```ts
 * const { manifest, notices } = importManifest({ file: 'payload.json', text }, { name: 'invoices' });
 * if (manifest !== undefined) process.stdout.write(manifest);
 * for (const notice of notices) console.error(notice);
 * ```
 */
export function importManifest(source: SourceText, options: ImportOptions = {}): ImportResult {
  const { name = DEFAULT_NAME, shownAs = '<manifest>' } = options;
  const input = readInput(source);
  if (input.value === undefined) return refuseRequest(input.diagnostics);
  const { value: converted, diagnostics } = convertRequest(input.value, name);
  if (converted === undefined) return refuseRequest(diagnostics);
  const { lacksSource, notices } = converted;
  const manifest = lacksSource ? withComment(converted.manifest) : printYaml(converted.manifest);
  const { findings } = checkManifests([{ file: shownAs, text: manifest }]);
  return {
    manifest,
    notices: lacksSource ? [...notices, SOURCE_NOTICE] : notices,
    findings: lacksSource ? withoutSourceFindings(findings) : findings,
  };
}

const SOURCE_NOTICE =
  'The request does not say what is parsed: add `spec.source` before the manifest is validated or compiled.';

const SOURCE_COMMENT = ['Add what is parsed: one of directory_id, item_ids and files.'];
const SOURCE_EXAMPLE = ['source:', '  directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'];

/**
 * The result for what is no request. It has no code frames: a request may show credentials, and where it is not understood nobody can say which text
 * is one.
 */
export function refuseRequest(diagnostics: readonly Diagnostic[]): ImportResult {
  const summary = summarize(diagnostics, { files: 1, documents: 0, rules: 0 });
  const sorted = diagnostics.map(coverCredentials).sort(compareDiagnostics);
  return {
    manifest: undefined,
    notices: [],
    findings: { diagnostics: sorted, sources: new Map(), documents: [], summary },
  };
}

/** Prints a manifest with a comment where its source, or what the source reads, has to be added. */
function withComment(manifest: Parameters<typeof printYaml>[0]): string {
  const hasPart = isJsonObject(valueAt(manifest, ['spec', 'source']));
  const place = hasPart ? '/spec/source' : '/spec';
  const lines = hasPart ? SOURCE_COMMENT : [...SOURCE_COMMENT, ...SOURCE_EXAMPLE];
  return printYaml(manifest, { comments: new Map([[place, lines]]) });
}

/** The missing source is said once, in words that fit an import. */
function withoutSourceFindings({ diagnostics, summary, ...findings }: Findings): Findings {
  const rest = diagnostics.filter(
    ({ code, path }) =>
      !(code === 'schema/missing-key' && path === '/spec') &&
      !(code === 'schema/source-choice' && path === '/spec/source'),
  );
  return { ...findings, diagnostics: rest, summary: summarize(rest, summary) };
}
