import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWell } from './command.ts';

const REPOSITORY = join(import.meta.dirname, '..', '..');

/** What a build and a package are made of. */
const INPUTS = [
  'src',
  'build',
  'schemas',
  'docs',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'LICENSE',
  'README.md',
];

/** The package as a user has it. */
export interface InstalledPackage {
  /** The packed tarball. */
  readonly tarball: string;
  /** A fresh project that depends on the package and on nothing else. */
  readonly project: string;
  /** The package inside the project. */
  readonly root: string;
  readonly remove: () => void;
}

/** Builds a copy of the repository, packs it and installs the tarball into a fresh project. */
export function installPackage(): InstalledPackage {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'parsebatch-package-')));
  const tarball = packCopy(join(folder, 'copy'));
  const project = join(folder, 'project');
  mkdirSync(project);
  const manifest = { name: 'consumer', private: true, type: 'module' };
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
  runWell('npm', ['install', ...quiet, tarball], { cwd: project });
  const root = join(project, 'node_modules', 'parsebatch');
  return { tarball, project, root, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Other tests may read the repository's own dist at the same time, so the build stands elsewhere. */
function packCopy(copy: string): string {
  mkdirSync(copy);
  for (const input of INPUTS) {
    const from = join(REPOSITORY, input);
    if (existsSync(from)) cpSync(from, join(copy, input), { recursive: true });
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(copy, 'node_modules'), 'junction');
  runWell('npm', ['run', '--silent', 'build'], { cwd: copy });
  const packed = runWell('npm', ['pack', '--ignore-scripts', '--json'], { cwd: copy });
  const [{ filename }] = JSON.parse(packed) as [{ readonly filename: string }];
  return join(copy, filename);
}
