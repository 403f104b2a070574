import type { MigrationReport, ReportedLine } from '../../pipeline/rewrite/migrate-manifests.ts';
import { escapeForTerminal, escapeJson } from '../escape.ts';
import { formatTable } from '../table.ts';

/** What became of each setting, as text: what is inferred or lost says how it is accepted. */
export function formatMigration(reports: readonly MigrationReport[]): string {
  return reports
    .map(({ file, index, name, lines }) => {
      const title = [file, name === undefined ? `document ${index + 1}` : name].join(': ');
      return `${escapeForTerminal(title)}\n${formatTable(lines.map(rowOf))}`;
    })
    .join('');
}

/** The same as JSON. */
export function formatMigrationAsJson(reports: readonly MigrationReport[], isClear: boolean): string {
  const documents = reports.map(({ file, index, name, lines }) => ({
    file,
    document: { index, ...(name !== undefined && { name }) },
    settings: lines.map(({ isAccepted, outcome, ...line }) => ({
      ...line,
      outcome,
      ...((outcome === 'inferred' || outcome === 'lost') && { accepted: isAccepted }),
    })),
  }));
  return `${escapeJson(JSON.stringify({ version: 1, clear: isClear, documents }, undefined, 2))}\n`;
}

function rowOf(line: ReportedLine): string[] {
  const { outcome, pointer, to, reason } = line;
  const said = [to === undefined ? '' : `→ ${to}`, reason ?? '', askFor(line)].filter((part) => part !== '');
  return [`  ${outcome}`, pointer, said.join(' ')];
}

function askFor({ outcome, isAccepted, name, pointer }: ReportedLine): string {
  if (isAccepted) return '';
  return outcome === 'inferred' ? `(--accept ${name})` : `(--accept-loss ${pointer})`;
}
