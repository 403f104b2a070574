import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GitPlace } from '../../src/git/run-git.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';

/** A repository that goes when the test ends. */
export interface TemporaryRepository {
  readonly root: string;
  readonly place: GitPlace;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => void;
  /** Commits all that is there and gives the commit. */
  readonly commit: () => string;
}

/** The environment of git without the settings of the machine. */
export const GIT_ENVIRONMENT: Readonly<Record<string, string | undefined>> = {
  PATH: process.env['PATH'],
  HOME: '/nowhere',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@acme.example',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@acme.example',
};

/** Makes a repository with a first commit of these files, on the branch `main`. */
export async function temporaryRepository(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<TemporaryRepository> {
  const root = await temporaryFolder();
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, env: { ...GIT_ENVIRONMENT }, encoding: 'utf8', stdio: 'pipe' }).trim();
  const write: TemporaryRepository['write'] = (texts) => {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
  };
  const commit = (): string => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'x');
    return git('rev-parse', 'HEAD');
  };
  git('init', '--quiet', '--initial-branch', 'main');
  write(files);
  commit();
  return { root, place: { directory: root, environment: GIT_ENVIRONMENT }, git, write, commit };
}
