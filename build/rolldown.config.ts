import { resolve } from 'node:path';
import { defineConfig } from 'rolldown';
import { asAscii } from './as-ascii.ts';
import { foldData } from './fold-data.ts';
import { licences } from './licences.ts';
import { neededBy } from './needed-by.ts';

/** What the catalogue says, and the names of keys. */
const DATA = /\/src\/(?:catalogue\/[^/]+-v\d\/[^/]+|generated\/keys)\.ts$/;

const external = ['@llamaindex/liteparse'];

// A file takes longer to be found than to be read: what a hook runs on every commit is in one, what it runs where something is
// wrong in another, and what the linter needs beside these in a third.
const groups = [
  chunkOf('check', ['src/bin.ts', 'src/cli/commands/validate.ts', 'src/cli/commands/lint.ts']),
  chunkOf('closely', ['src/pipeline/workspace/collect-workspace.ts', 'src/pipeline/check/check-workspace.ts']),
  chunkOf('linting', ['src/pipeline/check/lint-workspace.ts']),
];

/** The command line as CommonJS, which node starts sooner than modules, in chunks; and the library, in one module. */
export default defineConfig([
  {
    input: { parsebatch: 'src/bin.ts' },
    platform: 'node',
    external,
    plugins: [foldData(DATA), licences('LICENSES.txt'), asAscii()],
    output: {
      dir: 'dist/bin',
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name].cjs',
      minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
      codeSplitting: { groups },
    },
  },
  {
    input: 'src/index.ts',
    platform: 'node',
    external,
    plugins: [licences('LICENSES.txt'), asAscii()],
    output: {
      file: 'dist/library/index.js',
      format: 'esm',
      minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
    },
  },
]);

function chunkOf(name: string, entries: readonly string[]) {
  const modules = new Set(entries.flatMap((entry) => [...neededBy(resolve(entry))]));
  return { name, test: (id: string) => modules.has(id) };
}
