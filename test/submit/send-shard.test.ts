import { describe, expect, test } from 'vitest';
import type { SourceKind } from './sending.ts';
import { apply, createWorld, namesByBatch, readRun } from './sending.ts';

describe('a run', () => {
  test.each<[SourceKind, readonly string[]]>([
    ['files', ['inbox/a.txt inbox/b.txt', 'inbox/c.txt']],
    ['directory', ['a.txt b.txt c.txt']],
  ])('over %s is sent once, and recorded to its end', async (kind, names) => {
    const world = await createWorld(kind);
    const first = await apply(world);
    expect(first.sent.map((end) => 'state' in end && end.state.kind)).toEqual(names.map(() => 'created'));
    expect(await namesByBatch(world)).toEqual(names);
    expect((await readRun(world)).state).toBe('succeeded');
    expect(await apply(world)).toEqual({ sent: [], followed: [], waits: [] });
    expect(await namesByBatch(world)).toEqual(names);
  });
});
