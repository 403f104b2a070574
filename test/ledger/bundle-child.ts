import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { temporaryFolder } from '../files/temporary-folder.ts';

/** Bundles a program of this folder, so that Node can run it, and gives its path. */
export async function bundleChild(name: string): Promise<string> {
  const outfile = join(await temporaryFolder(), 'child.mjs');
  const entry = join(import.meta.dirname, name);
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm' });
  return outfile;
}
