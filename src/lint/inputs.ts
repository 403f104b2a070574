import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import type { ManifestContext } from './context.ts';

/** A piece of what a manifest parses: a directory, an item, or a glob of local files. */
export interface Input {
  /** Equal where two manifests name the same. */
  readonly key: string;
  /** What messages call it. */
  readonly name: string;
  readonly path: Path;
}

/** What a composed manifest parses; references that are not resolved name nothing. */
export function inputsOf({ document, settings }: ManifestContext): readonly Input[] {
  const directory = settings.find('/directory_id');
  const items = settings.find('/item_ids');
  const files = { value: valueAt(settings.spec, ['source', 'files']), path: ['spec', 'source', 'files'] };
  return [
    ...textsOf([directory.value]).map(([id]) => input('directory', id, id, directory.path)),
    ...textsOf(items.value).map(([id, index]) => input('item', id, id, [...items.path, index])),
    ...textsOf(files.value)
      .filter(([glob]) => !glob.startsWith('!'))
      .map(([glob, index]) => input('files', glob, joinPaths(document.file, glob), [...files.path, index])),
  ];
}

function input(kind: string, name: string, id: string, path: Path): Input {
  return { key: `${kind}\n${id}`, name, path };
}

function textsOf(values: unknown): readonly (readonly [text: string, index: number])[] {
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: unknown, index) =>
    typeof value === 'string' && value !== '' && !value.includes('${') ? [[value, index] as const] : [],
  );
}

/** A glob as it is seen from where the file of its manifest is named from. */
function joinPaths(file: string, glob: string): string {
  const folders = file.replaceAll('\\', '/').split('/').slice(0, -1);
  const joined: string[] = glob.startsWith('/') ? [''] : [];
  for (const part of glob.startsWith('/') ? glob.split('/') : [...folders, ...glob.split('/')]) {
    const isUp = part === '..' && joined.length > 0 && joined.at(-1) !== '..';
    if (isUp) joined.pop();
    else if (part !== '.' && part !== '') joined.push(part);
  }
  return joined.join('/');
}
