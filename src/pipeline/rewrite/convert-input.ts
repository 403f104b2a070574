import { convertRequest } from '../../convert/convert-request.ts';
import type { ImportInput } from '../../convert/read/read-input.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { compareDiagnostics } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import { summarize } from '../../core/findings.ts';
import type { JsonObject } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { valueAt } from '../../core/path.ts';
import { printYaml } from '../../load/print-yaml.ts';
import { checkManifests } from '../check/check-manifests.ts';
import { coverCredentials } from '../check/cover-credentials.ts';
import type { ImportOptions, ImportResult } from './import-manifest.ts';

/** The name of a manifest where none is given. */
const DEFAULT_NAME = 'imported';

/** Makes a manifest of a request that was read; `comments` stand at the heads of its mappings, by their pointers. */
export function convertInput(
  input: ImportInput,
  { name = DEFAULT_NAME, shownAs = '<manifest>' }: ImportOptions,
  comments: ReadonlyMap<string, readonly string[]> = new Map(),
): ImportResult {
  const { value: converted, diagnostics } = convertRequest(input, name);
  if (converted === undefined) return refuseRequest(diagnostics);
  const { lacksSource, notices } = converted;
  const added = lacksSource ? [sourceComment(converted.manifest)] : [];
  const manifest = printYaml(converted.manifest, { comments: new Map([...comments, ...added]) });
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

/** The comment where the source of a manifest, or what the source reads, has to be added. */
function sourceComment(manifest: JsonObject): [string, readonly string[]] {
  const hasPart = isJsonObject(valueAt(manifest, ['spec', 'source']));
  return hasPart ? ['/spec/source', SOURCE_COMMENT] : ['/spec', [...SOURCE_COMMENT, ...SOURCE_EXAMPLE]];
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
