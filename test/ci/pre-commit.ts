import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Ran } from '../package/command.ts';
import { run, runWell } from '../package/command.ts';
import { addFiles } from '../project-folder.ts';

export const REPOSITORY = join(import.meta.dirname, '..', '..');

/** Whether pre-commit can be run on this machine. */
export const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0;

/** npm with no registry, no cache and no way out. */
export const OFFLINE = {
  npm_config_offline: 'true',
  npm_config_registry: 'http://127.0.0.1:9/',
  HTTP_PROXY: 'http://127.0.0.1:9/',
  HTTPS_PROXY: 'http://127.0.0.1:9/',
};

/** One hook of a project, as its `.pre-commit-config.yaml` says it. */
export interface UsedHook {
  readonly id: string;
  readonly args?: readonly string[];
}

/** Folders in which pre-commit has a home of its own, gone when `remove` is called. */
export interface HookWorld {
  /** A new folder. */
  readonly folder: (name: string) => string;
  /** A repository that uses hooks of another one, with these files committed. */
  readonly project: (
    repo: HookRepository,
    hooks: readonly UsedHook[],
    files: Readonly<Record<string, string>>,
  ) => string;
  /** Runs all hooks of a project over all its files. */
  readonly runHooks: (project: string, env?: Readonly<Record<string, string>>) => Ran;
  readonly remove: () => void;
}

/** A repository that offers hooks, at a commit. */
export interface HookRepository {
  readonly repo: string;
  readonly rev: string;
}

/** Sets up pre-commit with nothing installed yet. */
export function createHookWorld(): HookWorld {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'parsebatch-hooks-')));
  const home = { HOME: root, PRE_COMMIT_HOME: join(root, 'home'), npm_config_cache: join(root, 'cache') };
  const folder = (name: string): string => mkdtempSync(join(root, `${name}-`));
  return {
    folder,
    project: ({ repo, rev }, hooks, files) => {
      const path = folder('project');
      addFiles(path, files);
      // JSON is YAML.
      const config = JSON.stringify({ repos: [{ repo, rev, hooks }] });
      writeFileSync(join(path, '.pre-commit-config.yaml'), config);
      commitAll(path);
      return path;
    },
    runHooks: (project, env = {}) => {
      return run('pre-commit', ['run', '--all-files', '--color=never'], { cwd: project, env: { ...home, ...env } });
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Makes a repository of a folder, with one commit of all that is there. */
export function commitAll(folder: string): HookRepository {
  const person = ['-c', 'user.name=A', '-c', 'user.email=a@acme.example'];
  const git = (...args: readonly string[]) => runWell('git', args, { cwd: folder });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all', '--force');
  git(...person, '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--no-verify', '--message', 'x');
  return { repo: folder, rev: git('rev-parse', 'HEAD').trim() };
}

/** A repository of what a checkout of this one holds, changes included. */
export function checkOut(folder: string): HookRepository {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const deleted = new Set(runWell('git', ['ls-files', '-z', '--deleted'], { cwd: REPOSITORY }).split('\0'));
  const files = runWell('git', args, { cwd: REPOSITORY }).split('\0');
  for (const file of files.filter((name) => name !== '' && !deleted.has(name))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(REPOSITORY, file), join(folder, file), { verbatimSymlinks: true });
  }
  return commitAll(folder);
}
