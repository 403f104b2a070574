import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { maskSecrets } from './mask-secrets.ts';

/** The texts that code frames need, their credentials covered: those of files with findings. */
export function maskedSources(
  { named, extended, projects }: Pick<Workspace, 'named' | 'extended' | 'projects'>,
  diagnostics: readonly Diagnostic[],
): Map<string, string> {
  const shown = new Set(diagnostics.flatMap(({ origin }) => (origin.kind === 'file' ? [origin.file] : [])));
  return new Map(
    [...named, ...extended, ...projects]
      .filter(({ source }) => shown.has(source.file))
      .map(({ source, documents }) => [source.file, maskSecrets(source.text, documents)]),
  );
}
