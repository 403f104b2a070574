import { describe, expect, test } from 'vitest';
import { remoteAddress, withoutUser } from '../../src/git/remote-address.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { GIT_ENVIRONMENT, temporaryRepository } from './temporary-repository.ts';

describe('remoteAddress', () => {
  test.each([
    ['https://host.example/a.git', 'http'],
    ['http://127.0.0.1:8080/a.git', 'http'],
    ['http://localhost/a.git', 'http'],
    ['ssh://git@host.example:22/a.git', 'ssh'],
    ['git@host.example:a/b.git', 'ssh'],
    ['host.example:a/b.git', 'ssh'],
    ['file:///srv/a.git', 'file'],
    ['/srv/a.git', 'file'],
    ['../a.git', 'file'],
    ['./a:b.git', 'file'],
    ['C:\\a.git', 'file'],
    ['C:/a.git', 'file'],
  ])('takes %s by %s', async (url, transport) => {
    const place = { directory: await temporaryFolder(), environment: GIT_ENVIRONMENT };
    expect(await remoteAddress(place, url)).toMatchObject({ kind: 'address', url, transport });
  });

  test.each([
    'http://host.example/a.git',
    'http://127.0.0.1.example/a.git',
    'git://host.example/a.git',
    'ftp://host.example/a.git',
    'ext::sh -c x/y',
    'transport::https://host.example/',
    '-x/y',
    'a/\0b',
  ])('does not take %j', async (url) => {
    const place = { directory: await temporaryFolder(), environment: GIT_ENVIRONMENT };
    expect(await remoteAddress(place, url)).toMatchObject({ kind: 'not-allowed' });
  });

  test('reads the name of a remote as git does when it pushes', async () => {
    const { place, git } = await temporaryRepository({ a: '1' });
    git('remote', 'add', 'origin', 'https://host.example/a.git');
    git('config', 'url.git@host.example:.pushInsteadOf', 'https://host.example/');
    expect(await remoteAddress(place, 'origin')).toMatchObject({ url: 'git@host.example:a.git', transport: 'ssh' });
    git('remote', 'set-url', 'origin', '--push', 'ext::sh -c x');
    expect(await remoteAddress(place, 'origin')).toMatchObject({ kind: 'not-allowed' });
    expect(await remoteAddress(place, 'upstream')).toMatchObject({ kind: 'no-remote' });
  });

  test('shows no user and no password', async () => {
    const place = { directory: await temporaryFolder(), environment: GIT_ENVIRONMENT };
    const address = await remoteAddress(place, 'https://me:secret@host.example/a.git');
    expect(address).toMatchObject({ shownAs: 'https://host.example/a.git' });
    expect(withoutUser("fatal: unable to access 'https://me:se@cret@h/': https://x@y/")).not.toMatch(/cret|x@/);
  });

  test('says that there is no git', async () => {
    const directory = await temporaryFolder();
    expect(await remoteAddress({ directory, environment: { PATH: directory } }, 'origin')).toEqual({ kind: 'no-git' });
  });
});
