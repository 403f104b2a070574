import { describe, expect, test } from 'vitest';
import { publicityOf, webAddress } from '../../src/git/public-remote.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { httpRepository } from './http-repository.ts';
import { GIT_ENVIRONMENT } from './temporary-repository.ts';

async function publicityAt(url: string, transport: 'http' | 'file' = 'http'): Promise<unknown> {
  const place = { directory: await temporaryFolder(), environment: { ...GIT_ENVIRONMENT, GIT_ASKPASS: 'echo' } };
  return publicityOf(place, { kind: 'address', url, shownAs: url, transport });
}

describe('publicityOf', () => {
  test('tells what everybody can read from what asks for credentials', async () => {
    expect(await publicityAt((await httpRepository(undefined)).url)).toEqual({ kind: 'public' });
    expect(await publicityAt((await httpRepository('Basic x')).url)).toEqual({ kind: 'private' });
  });

  test('takes a repository that is shown to nobody for private', async () => {
    const { url } = await httpRepository(undefined);
    expect(await publicityAt(url.replace('remote.git', 'gone.git'))).toEqual({ kind: 'private' });
  });

  test('concludes nothing where there is no answer', async () => {
    expect(await publicityAt('http://127.0.0.1:1/x.git')).toMatchObject({ kind: 'not-told' });
  });

  test('asks nobody about a path', async () => {
    expect(await publicityAt('/srv/x.git', 'file')).toEqual({ kind: 'private' });
  });
});

test.each([
  ['git@host.example:a/b.git', 'https://host.example/a/b.git'],
  ['host.example:a/b.git', 'https://host.example/a/b.git'],
  ['ssh://git@host.example/a/b.git', 'https://host.example/a/b.git'],
  ['ssh://git@host.example:2222/a/b.git', 'https://host.example/a/b.git'],
  ['ssh://git@[::1]/a', 'https://[::1]/a'],
  ['git@[::1]:a', undefined],
])('%s is shown at %s', (url, address) => {
  expect(webAddress(url)).toBe(address);
});
