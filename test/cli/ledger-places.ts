import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { httpRepository } from '../git/http-repository.ts';
import { GIT_ENVIRONMENT } from '../git/temporary-repository.ts';

/** Makes a place for a ledger, which goes when the test ends, and gives what `--ledger` calls it. */
export const LEDGERS = {
  'a directory': () => Promise.resolve('ledger'),
  'a bare repository': async () => {
    const path = join(await temporaryFolder(), 'remote.git');
    execFileSync('git', ['init', '--quiet', '--bare', path], { env: { ...GIT_ENVIRONMENT } });
    return `git:file://${path}`;
  },
  'a repository behind http': async () => `git:${(await httpRepository(undefined)).url}`,
} satisfies Readonly<Record<string, () => Promise<string>>>;
