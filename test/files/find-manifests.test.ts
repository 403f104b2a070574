import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findManifests } from '../../src/files/find-manifests.ts';
import { isSuperuser, temporaryFolder } from './temporary-folder.ts';

async function find(cwd: string, ...inputs: readonly string[]): Promise<string[]> {
  return (await findManifests(inputs, { cwd })).map(({ file }) => file);
}

describe('a directory', () => {
  it('is searched at any depth for the two endings, sorted by code unit', async () => {
    const cwd = await temporaryFolder(
      'b.parsebatch.yaml',
      'a/z.parsebatch.yml',
      'a.parsebatch.yaml',
      'B.parsebatch.yaml',
      '.github/c.parsebatch.yaml',
      'a/notes.yaml',
      'parsebatch.config.yaml',
      'c.parsebatch.yaml.orig',
    );
    expect(await find(cwd)).toEqual([
      '.github/c.parsebatch.yaml',
      'B.parsebatch.yaml',
      'a.parsebatch.yaml',
      'a/z.parsebatch.yml',
      'b.parsebatch.yaml',
    ]);
  });

  it('is not searched below node_modules and .git', async () => {
    const cwd = await temporaryFolder(
      'node_modules/x.parsebatch.yaml',
      'a/.git/x.parsebatch.yaml',
      'y.parsebatch.yaml',
    );
    expect(await find(cwd, '.')).toEqual(['y.parsebatch.yaml']);
  });

  it('named node_modules is searched all the same', async () => {
    const cwd = await temporaryFolder('node_modules/x.parsebatch.yaml');
    expect(await find(cwd, 'node_modules')).toEqual(['node_modules/x.parsebatch.yaml']);
  });

  it('is searched without following symbolic links, so that a loop ends', async () => {
    const cwd = await temporaryFolder('a/x.parsebatch.yaml');
    await symlink(cwd, join(cwd, 'a', 'loop'));
    await symlink('x.parsebatch.yaml', join(cwd, 'a', 'link.parsebatch.yaml'));
    expect(await find(cwd)).toEqual(['a/x.parsebatch.yaml']);
  });

  it('named like a manifest is searched, not taken for one', async () => {
    const cwd = await temporaryFolder('d.parsebatch.yaml/x.parsebatch.yaml');
    expect(await find(cwd)).toEqual(['d.parsebatch.yaml/x.parsebatch.yaml']);
  });

  it('above the working directory is shown as its files are: relative from there on, absolute elsewhere', async () => {
    const folder = await temporaryFolder('in/a/x.parsebatch.yaml', 'in/y.parsebatch.yaml', 'inner/z.parsebatch.yaml');
    const cwd = join(folder, 'in');
    const outside = join(folder, 'inner/z.parsebatch.yaml');
    expect(await find(cwd, '..')).toEqual(['a/x.parsebatch.yaml', 'y.parsebatch.yaml', outside]);
    expect(await find(cwd, '../inner', 'a')).toEqual([outside, 'a/x.parsebatch.yaml']);
    expect(await find('/', cwd)).toEqual(['a/x', 'y'].map((name) => `${cwd.slice(1)}/${name}.parsebatch.yaml`));
  });

  it('without a manifest is a failure that names it', async () => {
    const cwd = await temporaryFolder('a/notes.yaml');
    await expect(find(cwd, 'a')).rejects.toMatchObject({ code: 'not-found', message: 'No manifest is in `a`' });
    await expect(find(cwd)).rejects.toMatchObject({ code: 'not-found', message: 'No manifest is in `.`' });
  });

  it.skipIf(isSuperuser)('that cannot be read is a failure, not an empty directory', async () => {
    const cwd = await temporaryFolder('a/x.parsebatch.yaml', 'b.parsebatch.yaml');
    await chmod(join(cwd, 'a'), 0);
    const failure = { code: 'io', message: 'Cannot read `a`: permission denied' };
    await expect(find(cwd)).rejects.toMatchObject(failure);
    await expect(find(cwd, '**/*.yaml')).rejects.toMatchObject(failure);
    await chmod(join(cwd, 'a'), 0o700);
  });
});

describe('a named file', () => {
  it('may have any name', async () => {
    const cwd = await temporaryFolder('batch.txt', 'with space.yaml');
    expect(await find(cwd, 'with space.yaml', './batch.txt')).toEqual(['with space.yaml', 'batch.txt']);
  });

  it('with pattern characters that exists is a file', async () => {
    const cwd = await temporaryFolder('[ab].yaml', 'a.yaml', '!x.yaml', 'q*.yaml', 'q1.yaml');
    expect(await find(cwd, '[ab].yaml', '!x.yaml', 'q*.yaml')).toEqual(['[ab].yaml', '!x.yaml', 'q*.yaml']);
  });

  it('named twice, also by a link, appears once under its first name', async () => {
    const cwd = await temporaryFolder('a/x.parsebatch.yaml', 'y.parsebatch.yaml');
    await symlink('a', join(cwd, 'link'));
    const inputs = ['y.parsebatch.yaml', 'a/../a/x.parsebatch.yaml', '.', 'link/x.parsebatch.yaml', 'link'];
    expect(await find(cwd, ...inputs)).toEqual(['y.parsebatch.yaml', 'a/x.parsebatch.yaml']);
  });

  it('outside the working directory is shown with its absolute path', async () => {
    const folder = await temporaryFolder('x.parsebatch.yaml', '..y/z.parsebatch.yaml', 'in/z.parsebatch.yaml');
    const outside = join(folder, 'x.parsebatch.yaml');
    expect(await findManifests(['../x.parsebatch.yaml'], { cwd: join(folder, 'in') })).toEqual([
      { file: outside, path: outside, isRegular: true },
    ]);
    expect(await find(folder, '..y')).toEqual(['..y/z.parsebatch.yaml']);
  });

  it('has been looked at, and what a pattern matches has not', async () => {
    const cwd = await temporaryFolder('x.parsebatch.yaml', 'd.yaml/x.parsebatch.yaml');
    const looked = async (...inputs: string[]) => (await findManifests(inputs, { cwd })).map((file) => file.isRegular);
    expect([await looked('x.parsebatch.yaml'), await looked('d.yaml'), await looked('*.yaml')]).toEqual([
      [true],
      [true],
      [false],
    ]);
  });

  it('in one Unicode form is not the file of the other form', async () => {
    const [composed, decomposed] = ['caf\u00e9.parsebatch.yaml', 'cafe\u0301.parsebatch.yaml'];
    const cwd = await temporaryFolder(composed, decomposed);
    expect(await find(cwd)).toEqual([decomposed, composed]);
    expect(await find(cwd, decomposed)).toEqual([decomposed]);
  });

  it('that is not there in this Unicode form is a failure that says so', async () => {
    const cwd = await temporaryFolder('cafe\u0301.parsebatch.yaml');
    await expect(find(cwd, 'caf\u00e9.parsebatch.yaml')).rejects.toMatchObject({
      code: 'not-found',
      hint: '`cafe\u0301.parsebatch.yaml` is there, with its accents in another Unicode form',
    });
  });

  it.each(['invoice.parsebatch.yaml', 'invoices', 'invoices.parsebatch.yml', 'INVOICES.parsebatch.yaml'])(
    'that is not there, %s, is a failure with the manifest that was meant',
    async (name) => {
      const cwd = await temporaryFolder('a/invoices.parsebatch.yaml');
      await expect(find(cwd, `a/${name}`)).rejects.toMatchObject({
        code: 'not-found',
        message: `\`a/${name}\` does not exist`,
        hint: 'Did you mean `a/invoices.parsebatch.yaml`?',
      });
    },
  );

  it.each([
    '',
    'gone/x.yaml',
    'x.yaml/y',
    '!x.yaml',
    '!**/x.yaml',
    `${'n'.repeat(300)}.yaml`,
    'a\0b',
    '*'.repeat(70_000),
  ])('that cannot be there, case %#, is a failure without a hint', async (name) => {
    const cwd = await temporaryFolder('x.yaml');
    await expect(find(cwd, name)).rejects.toMatchObject({ code: 'not-found', hint: undefined });
  });

  it('that is a link in a circle is a failure to read', async () => {
    const cwd = await temporaryFolder();
    await symlink('x.yaml', join(cwd, 'x.yaml'));
    await expect(find(cwd, 'x.yaml')).rejects.toMatchObject({ code: 'io' });
  });
});
