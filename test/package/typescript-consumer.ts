import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ran } from './command.ts';
import { run } from './command.ts';
import type { PublicNames } from './public-names.ts';

const COMPILER = join(import.meta.dirname, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc');

/** What a user might write; it stands in a text because it compiles only where the package is installed. */
const PROGRAM = `
import schema from 'parsebatch/schemas/manifest.schema.json' with { type: 'json' };
import type { CompiledBatch, Diagnostic, Emit, ParseBatch, SourceText, ValidateOptions } from 'parsebatch';
import { compile, emitBatch, emitBatches, importManifest, validate } from 'parsebatch';

const manifest: ParseBatch = {
  apiVersion: 'parsebatch.dev/v1',
  kind: 'ParseBatch',
  metadata: { name: 'invoices' },
  spec: { source: { item_ids: ['dfl-1'] }, parameters: { parse_mode: 'parse_page_with_llm', languages: ['en'] } },
};
const sources: readonly SourceText[] = [{ file: 'invoices.json', text: JSON.stringify(manifest) }];
const options: ValidateOptions = { limits: { depth: 8 } };

export function place({ origin }: Diagnostic): string {
  return origin.kind === 'file' ? \`\${origin.file}:\${origin.span.start.line}\` : origin.name;
}

export const found: string[] = validate(sources, options).findings.diagnostics.map(place);
export const batches: readonly CompiledBatch[] = compile(sources, { ...options, hash: () => '' }).batches;
export const emit: Emit = 'curl';
export const texts: string[] = [...batches.map((batch) => emitBatch(batch, emit)), emitBatches(batches)];
export const imported: string | undefined = importManifest({ file: 'a.json', text: '{}' }, { name: 'a' }).manifest;
export const title: string = schema.$schema;
// @ts-expect-error: a misspelt parameter is an error
export const misspelt: ParseBatch['spec']['parameters'] = { parseMode: 'parse_page_with_llm' };
// @ts-expect-error: so is a value that is none of the enum
export const unknown: ParseBatch['spec']['parameters'] = { parse_mode: 'parse_page' };
`;

/** Type-checks a strict nodenext program that imports all the package exports, the declarations of the package too. */
export function checkTypes(project: string, names: PublicNames, exactOptionalPropertyTypes: boolean): Ran {
  const { values, types } = names;
  writeFileSync(join(project, 'program.ts'), PROGRAM);
  writeFileSync(
    join(project, 'everything.ts'),
    `import { ${values.join(', ')} } from 'parsebatch';\n` +
      `import type { ${types.join(', ')} } from 'parsebatch';\n` +
      `export const values = [${values.join(', ')}];\n` +
      types.map((type) => `export type My${type} = ${type};\n`).join(''),
  );
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023'],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    verbatimModuleSyntax: true,
    noPropertyAccessFromIndexSignature: true,
    noUncheckedIndexedAccess: true,
    resolveJsonModule: true,
    exactOptionalPropertyTypes,
  };
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['program.ts', 'everything.ts'] }),
  );
  return run(process.execPath, [COMPILER, '-p', '.'], { cwd: project });
}
