import type { Diagnostic, Related, Suppression } from '../../core/diagnostic.ts';
import type { Findings } from '../../core/findings.ts';
import type { FileOrigin, Span } from '../../core/origin.ts';
import { escapeForTerminal } from '../escape.ts';
import { uriOf } from '../uri.ts';
import type { ReportContext } from './context.ts';
import { describeFinding } from './describe.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { SarifRule } from './sarif-rules.ts';
import { levelOf } from './sarif-rules.ts';

/** What results refer to. */
export interface ResultParts {
  readonly findings: Findings;
  readonly rules: readonly SarifRule[];
  readonly context: ReportContext;
}

/** Code scanning keeps no more places of one result. */
const MOST_RELATED = 100;

/** The key under which a fingerprint stands; that of code scanning's own is left for its upload to fill. */
const FINGERPRINT = 'parsebatch/v1';

/** Findings that lie in files, as results. */
export function createResults(diagnostics: readonly Diagnostic[], parts: ResultParts): object[] {
  const ruleIndexes = new Map(parts.rules.map(({ id }, index) => [id, index]));
  // A log states for all of its results or for none whether a baseline has them.
  const hasBaseline = diagnostics.some(({ suppression }) => suppression?.kind === 'external');
  return diagnostics.map((diagnostic) => ({
    ruleId: diagnostic.code,
    ruleIndex: ruleIndexes.get(diagnostic.code),
    level: levelOf(diagnostic.severity),
    message: { text: toMessage(describeFinding(diagnostic)) },
    locations: [locationOf(diagnostic, parts.context)],
    partialFingerprints: { [FINGERPRINT]: fingerprintOf(diagnostic, parts.findings, parts.context) },
    relatedLocations: relatedLocations(diagnostic, parts.context),
    suppressions: suppressionsOf(diagnostic.suppression),
    ...(hasBaseline && { baselineState: diagnostic.suppression?.kind === 'external' ? 'unchanged' : 'new' }),
  }));
}

/**
 * Lines as the text of a message, in which `{0}` would stand for an argument and `[text](address)` for a link.
 */
export function toMessage(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replaceAll(/\{(\d+)\}/g, '{{$1}}')
    .replaceAll(/\[(?=[^\]]*\]\()/g, '\\[');
}

/** A place in a file. */
export function toLocation(
  { file, span }: { readonly file: string; readonly span?: Span },
  { repositoryPath }: ReportContext,
): { readonly physicalLocation: object } {
  const region = span && {
    startLine: span.start.line,
    startColumn: span.start.column,
    endLine: span.end.line,
    endColumn: span.end.column,
  };
  return { physicalLocation: { artifactLocation: { uri: uriOf(repositoryPath(file)) }, ...(region && { region }) } };
}

function locationOf({ origin, path }: Diagnostic, context: ReportContext): object {
  if (origin.kind !== 'file') return {};
  return { ...toLocation(origin, context), ...(path !== '' && { logicalLocations: [{ fullyQualifiedName: path }] }) };
}

/** The places that a message speaks of, and the aliases on the way to the value. */
function relatedLocations({ origin, related = [] }: Diagnostic, context: ReportContext): object[] {
  const via = origin.kind === 'file' ? viaOf(origin) : [];
  return [...related, ...via]
    .flatMap((place) => (place.origin.kind === 'file' ? [{ place: place.origin, message: place.message }] : []))
    .slice(0, MOST_RELATED)
    .map(({ place, message }, id) => ({
      id,
      message: { text: toMessage([escapeForTerminal(message)]) },
      ...toLocation(place, context),
    }));
}

function viaOf(origin: FileOrigin): Related[] {
  const messages = { alias: 'through this alias', merge: 'through this merge key' } as const;
  return (origin.via ?? []).map(({ kind, span }) => ({ message: messages[kind], origin: { ...origin, span } }));
}

/** Stated for every result: absent would mean that nobody knows. */
function suppressionsOf(suppression: Suppression | undefined): object[] {
  if (suppression === undefined) return [];
  const { kind = 'inSource', reason } = suppression;
  return [{ kind, justification: escapeForTerminal(reason) }];
}
