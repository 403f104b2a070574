import { anonymous } from './connection.ts';
import type { RemoteAddress } from './remote-address.ts';
import { withoutUser } from './remote-address.ts';
import type { GitPlace, GitRun } from './run-git.ts';
import { runGit } from './run-git.ts';

/** Whether everybody can read a remote. */
export type Publicity =
  | { readonly kind: 'public' }
  | { readonly kind: 'private' }
  /** It did not let anybody in, nor say that it asks for credentials. */
  | { readonly kind: 'not-told'; readonly says: string };

/** How long a remote has for its answer, in milliseconds. */
const PATIENCE = 10_000;

/** What git says where a server wants to know who asks, or shows nothing to who has no account. */
const CLOSED =
  /could not read (?:Username|Password)|Authentication failed|returned error: 40[134]\b|repository '.*' not found/i;

/** Asks a remote as somebody without an account. One that is reached by ssh is asked by https, where hosts show what is public. */
export async function publicityOf(
  place: GitPlace,
  address: Extract<RemoteAddress, { readonly kind: 'address' }>,
): Promise<Publicity> {
  const url = address.transport === 'ssh' ? webAddress(address.url) : address.shownAs;
  if (address.transport === 'file' || url === undefined) return { kind: 'private' };
  const ran = await listRemote(place, url);
  if (ran?.exitCode === 0) return { kind: 'public' };
  // That https is not served there tells nothing against what ssh keeps.
  if (address.transport === 'ssh' || CLOSED.test(ran?.talk ?? '')) return { kind: 'private' };
  return { kind: 'not-told', says: withoutUser(ran?.says ?? 'git is gone') };
}

/** Where hosts show by https what `ssh://user@host/path` and `user@host:path` name; undefined for any other address. */
export function webAddress(url: string): string | undefined {
  if (URL.canParse(url) && url.includes('://')) {
    const { hostname, pathname } = new URL(url);
    return `https://${hostname}${pathname}`;
  }
  const [, host, path] = /^(?:[^@/:]*@)?([^@:/[\]]+):\/*([^/].*)$/.exec(url) ?? [];
  return host === undefined || path === undefined ? undefined : `https://${host}/${path}`;
}

/** Of a server that never answers nothing is learnt. */
async function listRemote({ directory, environment }: GitPlace, url: string): Promise<GitRun | undefined> {
  const place = { directory, environment: anonymous(environment) };
  const ask = runGit(place, ['ls-remote', '--', url, 'HEAD'], { milliseconds: PATIENCE });
  return ask.catch(() => undefined);
}
