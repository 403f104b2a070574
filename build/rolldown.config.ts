import { resolve } from 'node:path';
import { defineConfig } from 'rolldown';
import { licences } from './licences.ts';
import { neededBy } from './needed-by.ts';

const external = ['@llamaindex/liteparse'];

// A file takes longer to be found than to be read: what a hook runs on every commit is in one.
const checking = neededBy(resolve('src/cli/commands/validate.ts'), new Set(neededBy(resolve('src/bin.ts'))));

/** The command line as CommonJS, which node starts sooner than modules, in chunks; and the library, in one module. */
export default defineConfig([
  {
    input: { parsebatch: 'src/bin.ts' },
    platform: 'node',
    external,
    plugins: [licences('LICENSES.txt')],
    output: {
      dir: 'dist/bin',
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name].cjs',
      minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
      codeSplitting: { groups: [{ name: 'check', test: (id) => checking.has(id) }] },
    },
  },
  {
    input: 'src/index.ts',
    platform: 'node',
    external,
    plugins: [licences('LICENSES.txt')],
    output: {
      file: 'dist/library/index.js',
      format: 'esm',
      minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    },
  },
]);
