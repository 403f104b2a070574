import { invariant } from '../../core/invariant.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { valueAt } from '../../core/path.ts';

/**
 * The schema of one kind, out of the published schema of every kind: its branch, with the definitions that it refers to.
 */
export function schemaOfKind(manifest: JsonObject, kind: string): JsonObject {
  const branch = branchOf(manifest, kind);
  return {
    $schema: manifest['$schema'],
    $id: new URL(fileNameOf(kind), String(manifest['$id'])).href,
    title: kind,
    ...branch,
    definitions: definitionsFor(branch, manifest['definitions']),
  };
}

function branchOf({ allOf }: JsonObject, kind: string): JsonObject {
  const branches: readonly JsonValue[] = Array.isArray(allOf) ? allOf : [];
  const found = branches.find((branch) => valueAt(branch, ['if', 'properties', 'kind', 'const']) === kind);
  const schema = valueAt(found, ['then']);
  invariant(isJsonObject(schema), `the schema has a branch for ${kind}`);
  return schema;
}

/** `ParseBatch` is `parse-batch.schema.json`. */
function fileNameOf(kind: string): string {
  return `${kind.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.schema.json`;
}

/** What a branch refers to, and what that refers to, in the order of the whole schema. */
function definitionsFor(branch: JsonObject, definitions: JsonValue | undefined): JsonObject {
  const all = isJsonObject(definitions) ? Object.entries(definitions) : [];
  const needed = new Set<string>();
  const visit = (value: JsonValue | undefined): void => {
    for (const name of referencesIn(value)) {
      if (needed.has(name)) continue;
      needed.add(name);
      visit(valueAt(definitions, [name]));
    }
  };
  visit(branch);
  return Object.fromEntries(all.filter(([name]) => needed.has(name)));
}

const DEFINITION = '#/definitions/';

function referencesIn(value: JsonValue | undefined): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(referencesIn);
  const reference = valueAt(value, ['$ref']);
  const isLocal = typeof reference === 'string' && reference.startsWith(DEFINITION);
  return isLocal ? [reference.slice(DEFINITION.length), ...below] : below;
}
