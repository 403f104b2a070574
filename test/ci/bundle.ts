import { join } from 'node:path';
import { runWell } from '../package/command.ts';
import { REPOSITORY } from './pre-commit.ts';

/** Writes the hooks and the command into a folder, as a package without dependencies. */
export function writeBundle(folder: string): void {
  runWell(join(REPOSITORY, '.ci/hook-bundle'), [folder], { cwd: REPOSITORY });
}

/** The same, packed: what can be installed in place of the package of the registry, with no network. */
export function packBundle(folder: string): string {
  writeBundle(folder);
  return `file:${join(folder, runWell('npm', ['pack', '--silent'], { cwd: folder }).trim())}`;
}
