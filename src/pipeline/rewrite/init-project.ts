import { appendText } from '../../files/append-text.ts';
import { directoryOf, resolvePath } from '../../files/paths.ts';
import { createPlaceFinder, PROJECT_FILE } from '../../files/project-place.ts';
import { readTextIfThere } from '../../files/read-if-there.ts';
import { shownPath } from '../../files/shown-path.ts';
import { writeAtomically } from '../../files/write-file.ts';
import { DEFAULT_LOCATION, initLedger } from '../../ledger/open-ledger.ts';
import { machineClock } from '../../submit/clock.ts';
import { EXAMPLE_MANIFEST } from './example-manifest.ts';
import { EXAMPLE_PROJECT } from './example-project.ts';

/** A file of a new project, as it is shown, and what was done about it. */
export interface InitializedFile {
  readonly file: string;
  readonly state: 'wrote' | 'kept' | 'extended';
}

/** What of a project is never committed: the ledger and the store of rehearsals. */
const IGNORED = '.parsebatch/';

/**
 * Writes what a project starts from: a manifest, a project file, what git passes over, and for a project that is new the
 * ledger. What is there is kept. A project that is there has its ledger, perhaps on another machine.
 */
export async function initProject(manifest: string, cwd: string, version: string): Promise<InitializedFile[]> {
  const { projectFile, searched } = await createPlaceFinder({ cwd })(undefined);
  const config = projectFile ?? resolvePath(cwd, PROJECT_FILE);
  const root = directoryOf(config);
  const files: InitializedFile[] = [
    { file: manifest, state: await writeIfMissing(resolvePath(cwd, manifest), EXAMPLE_MANIFEST) },
    { file: shownPath(config, cwd), state: await writeIfMissing(config, EXAMPLE_PROJECT) },
    { file: shownPath(resolvePath(root, '.gitignore'), cwd), state: await ignoreIn(root, searched) },
  ];
  return projectFile === undefined ? [...files, await makeLedger(root, cwd, version)] : files;
}

/** Named, as a pipeline that makes a project means that directory too. */
async function makeLedger(root: string, cwd: string, version: string): Promise<InitializedFile> {
  const place = { directory: root, environment: {} };
  const tool = `parsebatch ${version}`;
  const { now } = machineClock;
  const { outcome } = await initLedger({ location: DEFAULT_LOCATION, place, allowPublic: false, now, tool });
  const file = shownPath(resolvePath(root, DEFAULT_LOCATION), cwd);
  return { file, state: outcome === 'created' ? 'wrote' : 'kept' };
}

async function writeIfMissing(path: string, text: string): Promise<'wrote' | 'kept'> {
  if ((await readTextIfThere(path)) !== undefined) return 'kept';
  await writeAtomically(path, text);
  return 'wrote';
}

/** A file of a directory above may say it already. */
async function ignoreIn(root: string, directories: readonly string[]): Promise<InitializedFile['state']> {
  for (const directory of directories) if (isIgnored(await readIgnored(directory))) return 'kept';
  const text = await readIgnored(root);
  await appendText(resolvePath(root, '.gitignore'), lineAfter(text ?? '', IGNORED));
  return text === undefined ? 'wrote' : 'extended';
}

function readIgnored(directory: string): Promise<string | undefined> {
  return readTextIfThere(resolvePath(directory, '.gitignore'));
}

function isIgnored(text: string | undefined): boolean {
  return (text ?? '').split('\n').some((line) => /^\/?\.parsebatch\/?$/.test(line.trim()));
}

/** A further line for a text, with its line ends. */
function lineAfter(text: string, line: string): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return `${text === '' || text.endsWith('\n') ? '' : end}${line}${end}`;
}
