import { chmod, mkdir, realpath, stat, symlink } from 'node:fs/promises';
import { isAbsolute, join, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LookedAtFiles } from '../../src/files/resolve-below.ts';
import { resolveBelow } from '../../src/files/resolve-below.ts';
import { isSuperuser, temporaryFolder } from './temporary-folder.ts';

/** A project, what it must not reach beside it, and links of every kind. */
async function plantTree(): Promise<{ readonly top: string; readonly root: string; readonly from: string }> {
  const top = await temporaryFolder(
    'project/batches/a.parsebatch.yaml',
    'project/profiles/p.yaml',
    'project/..hidden.yaml',
    'project/~tilde.yaml',
    'outside/secret.yaml',
    'project-twin/secret.yaml',
  );
  const root = join(top, 'project');
  await mkdir(join(root, 'folder.yaml'));
  const links = {
    'profiles/inside': 'p.yaml',
    'profiles/up': '..',
    'profiles/file-outside': '../../outside/secret.yaml',
    'profiles/absolute-outside': join(top, 'outside', 'secret.yaml'),
    'profiles/folder-outside': '../../outside',
    'profiles/twin': '../../project-twin',
    'profiles/by-two-links': 'file-outside',
    'profiles/etc': '/etc/passwd',
    'profiles/nowhere': 'gone',
    'profiles/loop': 'loop',
    'profiles/device': '/dev/zero',
  };
  for (const [name, target] of Object.entries(links)) await symlink(target, join(root, name));
  return { top, root, from: join(root, 'batches', 'a.parsebatch.yaml') };
}

/** Files that write down all they are asked. */
function watched(): { readonly files: LookedAtFiles; readonly asked: string[] } {
  const asked: string[] = [];
  const watch = (look: (path: string) => Promise<unknown>) => (path: string) => {
    asked.push(path);
    return look(path);
  };
  // realpath and stat have overloads for buffers and big integers, which nobody here uses.
  const files = { realpath: watch(realpath), stat: watch(stat) } as unknown as LookedAtFiles;
  return { files, asked };
}

describe('resolveBelow', () => {
  it('finds files of the project relative to the file that names them, through links too', async () => {
    const { root, from } = await plantTree();
    const file = (name: string) => ({ kind: 'file', path: join(root, name) });
    expect(await resolveBelow({ root, from }, '../profiles/p.yaml')).toEqual(file('profiles/p.yaml'));
    expect(await resolveBelow({ root, from }, '../profiles/inside')).toEqual(file('profiles/p.yaml'));
    expect(await resolveBelow({ root, from }, '../profiles/up/profiles/p.yaml')).toEqual(file('profiles/p.yaml'));
    expect(await resolveBelow({ root, from }, './a.parsebatch.yaml')).toEqual(file('batches/a.parsebatch.yaml'));
    expect(await resolveBelow({ root, from }, '../..hidden.yaml')).toEqual(file('..hidden.yaml'));
    expect(await resolveBelow({ root, from }, '../~tilde.yaml')).toEqual(file('~tilde.yaml'));
    expect(await resolveBelow({ root, from }, '../../project/profiles/p.yaml')).toEqual(file('profiles/p.yaml'));
  });

  it('takes a reference as relative to where the folder really is', async () => {
    const { root } = await plantTree();
    await symlink('profiles', join(root, 'link'));
    expect(await resolveBelow({ root, from: join(root, 'link', 'x.yaml') }, 'p.yaml')).toEqual({
      kind: 'file',
      path: join(root, 'profiles', 'p.yaml'),
    });
  });

  it.each([
    ['../../outside/secret.yaml', 'outside'],
    ['../../project-twin/secret.yaml', 'outside'],
    ['..\u002f..\u002f..', 'outside'],
    ['../../../../../../../../../etc/passwd', 'outside'],
    ['../profiles/../../outside/secret.yaml', 'outside'],
    ['/etc/passwd', 'absolute'],
    ['//host/share', 'absolute'],
    ['\\\\host\\share\\x.yaml', 'absolute'],
    ['\\x.yaml', 'absolute'],
    ['C:\\x.yaml', 'absolute'],
    ['c:x.yaml', 'absolute'],
    ['https://example.com/p.yaml', 'url'],
    ['HTTP:p.yaml', 'url'],
    ['file:///etc/passwd', 'url'],
    ['file:p.yaml', 'url'],
    ['git+ssh://host/p.yaml', 'url'],
    ['data:text/yaml,a', 'url'],
    ['../profiles/file-outside', 'link-outside'],
    ['../profiles/absolute-outside', 'link-outside'],
    ['../profiles/folder-outside/secret.yaml', 'link-outside'],
    ['../profiles/folder-outside', 'link-outside'],
    ['../profiles/twin/secret.yaml', 'link-outside'],
    ['../profiles/by-two-links', 'link-outside'],
    ['../profiles/etc', 'link-outside'],
    ['../profiles/device', 'link-outside'],
    ['../profiles/gone.yaml', 'missing'],
    ['../profiles/nowhere', 'missing'],
    ['../profiles/p.yaml/x', 'missing'],
    ['..\\profiles\\p.yaml', 'missing'],
    ['a\0b', 'missing'],
    ['%2e%2e/%2e%2e/outside/secret.yaml', 'missing'],
    ['~/x.yaml', 'missing'],
    ['x'.repeat(5000), 'missing'],
    ['', 'not-a-file'],
    ['.', 'not-a-file'],
    ['..', 'not-a-file'],
    ['../folder.yaml', 'not-a-file'],
    ['../profiles/up', 'not-a-file'],
    ['../profiles/loop', 'unreadable'],
  ])('says of %j that it is %s', async (reference, problem) => {
    const { root, from } = await plantTree();
    expect(await resolveBelow({ root, from }, reference)).toEqual({ kind: 'problem', problem });
  });

  it.skipIf(isSuperuser)('says of what lies in a closed folder that it is unreadable', async () => {
    const { root, from } = await plantTree();
    await chmod(join(root, 'profiles'), 0);
    const resolved = await resolveBelow({ root, from }, '../profiles/p.yaml');
    await chmod(join(root, 'profiles'), 0o700);
    expect(resolved).toEqual({ kind: 'problem', problem: 'unreadable' });
  });

  it('lets a bug through', async () => {
    const { root, from } = await plantTree();
    const files: LookedAtFiles = { stat, realpath: () => Promise.reject<never>(new TypeError('a bug')) };
    await expect(resolveBelow({ root, from }, 'x', files)).rejects.toThrow('a bug');
  });

  it('gives for hostile paths nothing outside the root, and asks about nothing outside it', async () => {
    const { top, root, from } = await plantTree();
    const part = fc.constantFrom(
      ...[
        '..',
        '.',
        '',
        'project',
        'project-twin',
        'outside',
        'secret.yaml',
        'profiles',
        'p.yaml',
        'up',
        'twin',
        'etc',
      ],
      ...['folder-outside', 'file-outside', 'by-two-links', 'loop', 'batches', '~', '\\', 'C:', '%2e%2e', 'gone'],
    );
    const path = fc.array(fc.oneof({ weight: 9, arbitrary: part }, fc.string()), { maxLength: 9 });
    const separator = fc.constantFrom('/', '/', '/', '//', '\\');
    await fc.assert(
      fc.asyncProperty(path, separator, fc.boolean(), async (parts, between, isRooted) => {
        const { files, asked } = watched();
        const reference = (isRooted ? `${top}/` : '') + parts.join(between);
        const resolved = await resolveBelow({ root, from }, reference, files);
        if (resolved.kind === 'file') {
          expect(resolved.path.startsWith(root + sep)).toBe(true);
          expect(await realpath(resolved.path)).toBe(resolved.path);
          expect((await stat(resolved.path)).isFile()).toBe(true);
        }
        expect(asked.filter((name) => name !== root && !name.startsWith(root + sep))).toEqual([]);
        if (isAbsolute(reference)) expect(asked).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('reaches in that test the files, the outside and the links', async () => {
    const { root, from } = await plantTree();
    const seen = new Set<string>();
    const part = fc.constantFrom('..', 'profiles', 'p.yaml', 'folder-outside', 'up', 'gone', 'secret.yaml');
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        const resolved = await resolveBelow({ root, from }, parts.join('/'));
        seen.add(resolved.kind === 'file' ? 'file' : resolved.problem);
      }),
      { numRuns: 1000, seed: 1 },
    );
    expect([...seen].sort()).toEqual(['file', 'link-outside', 'missing', 'not-a-file', 'outside']);
  });
});
