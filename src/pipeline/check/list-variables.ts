import type { UsedReference } from '../../compose/resolve-references.ts';
import type { Document } from '../../core/document.ts';
import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Origin } from '../../core/origin.ts';
import type { Path } from '../../core/path.ts';
import { valueAt } from '../../core/path.ts';

/** What a name is read from, where a project file can declare it. */
export type DeclaredSource = 'var' | 'env' | 'secret';

/** A name that manifests read, or that a project file declares. */
export interface ListedVariable {
  readonly source: DeclaredSource;
  readonly name: string;
  readonly state: 'used' | 'unused' | 'undeclared';
  /** Where it is read; one place for each environment and row. */
  readonly readAt: readonly Origin[];
  /** Where project files declare it; nowhere also for what only `--var` gives. */
  readonly declaredAt: readonly Origin[];
}

/** Lists what manifests read and what project files declare, by source and name; `given` are the names of `--var`. */
export function listVariables(
  uses: readonly UsedReference[],
  projects: readonly Document[],
  given: ReadonlySet<string>,
): ListedVariable[] {
  const declared = projects.flatMap(declarationsOf);
  return SOURCES.flatMap((source) => {
    const read = uses.filter((use) => use.source === source);
    const here = declared.filter((declaration) => declaration.source === source);
    const names = new Set([...here, ...read].map(({ name }) => name));
    return [...names].sort().map((name): ListedVariable => {
      const readAt = read.filter((use) => use.name === name).map(({ origin }) => origin);
      const declaredAt = here.filter((declaration) => declaration.name === name).map(({ origin }) => origin);
      const isKnown = declaredAt.length > 0 || (source === 'var' && given.has(name));
      return {
        source,
        name,
        state: readAt.length === 0 ? 'unused' : isKnown ? 'used' : 'undeclared',
        readAt,
        declaredAt,
      };
    });
  });
}

const SOURCES: readonly DeclaredSource[] = ['var', 'env', 'secret'];

interface Declaration {
  readonly source: DeclaredSource;
  readonly name: string;
  readonly origin: Origin;
}

/** A variable that is null is declared, and not set. */
function declarationsOf(document: Document): Declaration[] {
  const at = (path: Path): JsonValue | undefined => valueAt(document.value, path);
  const keysOf = (path: Path): string[] => {
    const value = at(path);
    return isJsonObject(value) ? Object.keys(value) : [];
  };
  const places = [['vars'], ...keysOf(['environments']).map((name) => ['environments', name, 'vars'])];
  const variables = places.flatMap((path) =>
    keysOf(path).map((name) => ({ source: 'var' as const, name, origin: document.originOf([...path, name], 'key') })),
  );
  return [...variables, ...listed(document, 'env', at(['env'])), ...listed(document, 'secret', at(['secrets']))];
}

function listed(document: Document, source: 'env' | 'secret', names: JsonValue | undefined): Declaration[] {
  const key = source === 'env' ? 'env' : 'secrets';
  if (!Array.isArray(names)) return [];
  return names.flatMap((name: JsonValue, index) =>
    typeof name === 'string' ? [{ source, name, origin: document.originOf([key, index], 'value') }] : [],
  );
}
