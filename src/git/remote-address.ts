import { isLoopback } from '../core/loopback.ts';
import type { GitPlace } from './run-git.ts';
import { runGit } from './run-git.ts';

/** Where a remote repository is, or why it cannot be told. */
export type RemoteAddress =
  | {
      readonly kind: 'address';
      readonly url: string;
      /** Without user and password. */
      readonly shownAs: string;
      readonly transport: 'http' | 'ssh' | 'file';
    }
  | { readonly kind: 'no-git' }
  /** No remote has this name, or git does not look into the repository. */
  | { readonly kind: 'no-remote'; readonly says: string }
  /** No transport that keeps what is sent from others: `git:`, a helper program, http beyond this machine. */
  | { readonly kind: 'not-allowed'; readonly shownAs: string };

/** The address that git pushes to for a remote's name, or for a URL or path as it rewrites them; a path has a `/` in it. */
export async function remoteAddress(place: GitPlace, remote: string): Promise<RemoteAddress> {
  if (!isName(remote)) return { kind: 'not-allowed', shownAs: withoutUser(remote) };
  const named = await runGit(place, ['remote', 'get-url', '--push', '--', remote]);
  if (named === undefined) return { kind: 'no-git' };
  if (named.exitCode !== 0 && !/[/\\:]/.test(remote)) return { kind: 'no-remote', says: withoutUser(named.says) };
  const ran = named.exitCode === 0 ? named : await runGit(place, ['ls-remote', '--get-url', '--', remote]);
  const url = new TextDecoder().decode(ran?.out).replace(/\n$/, '');
  const shownAs = withoutUser(url);
  const transport = isName(url) ? transportOf(url) : undefined;
  return transport === undefined ? { kind: 'not-allowed', shownAs } : { kind: 'address', url, shownAs, transport };
}

/** A text of git with no user or password in any address. */
export function withoutUser(text: string): string {
  return text.replaceAll(/(\b[a-z][a-z0-9+.-]*:\/\/)[^/\s'"]*@/gi, '$1');
}

/** What begins with `-` would be an option. */
function isName(text: string): boolean {
  return /^[^-\s\p{Cc}][^\p{Cc}]*$/u.test(text);
}

function transportOf(url: string): 'http' | 'ssh' | 'file' | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (/^[a-z][a-z0-9+.-]*::/i.test(url)) return undefined;
  if (scheme === 'https') return 'http';
  if (scheme === 'http') return isOnThisMachine(url) ? 'http' : undefined;
  if (url.includes('://')) return scheme === 'ssh' || scheme === 'file' ? scheme : undefined;
  // `host:path`, but not `C:\path`, nor a path that has a colon further on.
  return /^[^/\\:]{2,}:/.test(url) ? 'ssh' : 'file';
}

function isOnThisMachine(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  return isLoopback(host);
}
