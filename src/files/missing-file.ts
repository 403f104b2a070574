import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../core/failure.ts';
import { suggest } from '../core/suggest.ts';
import { isManifestName, MANIFEST_ENDINGS } from './search-directory.ts';
import { shownPath } from './shown-path.ts';

/** The failure for a named file that is not there, with the manifest beside it that was most likely meant. */
export async function missingFile(input: string, path: string, cwd: string): Promise<Failure> {
  const message = input === '' ? 'The name of a file is empty' : `\`${input}\` does not exist`;
  const hint = input === '' ? undefined : await hintFor(path, cwd);
  return new Failure('not-found', message, hint === undefined ? {} : { hint });
}

async function hintFor(path: string, cwd: string): Promise<string | undefined> {
  const name = basename(path);
  const names = (await namesIn(dirname(path))).filter(isManifestName).sort();
  const shown = (near: string) => shownPath(join(dirname(path), near), cwd);
  const twin = names.find((other) => other.normalize() === name.normalize());
  if (twin !== undefined) return `\`${shown(twin)}\` is there, with its accents in another Unicode form`;
  const whole = names.find((other) => MANIFEST_ENDINGS.some((ending) => other === name + ending));
  const near = whole ?? suggest(name, names);
  return near === undefined ? undefined : `Did you mean \`${shown(near)}\`?`;
}

/** Nothing where the directory cannot be read: only a hint is missed. */
function namesIn(directory: string): Promise<string[]> {
  return readdir(directory).catch(() => []);
}
