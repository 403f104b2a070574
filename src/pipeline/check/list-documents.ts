import type { NamedDocument } from '../../core/findings.ts';
import { nameDocument } from '../../core/report-at.ts';
import type { SoundFile, Workspace } from '../workspace/workspace.ts';

/** The files that are sound, but those that others extend, by whose mistake they were read as profiles too. */
export function soundIn({ sound, extended }: Workspace): readonly SoundFile[] {
  const profiles = new Set(extended.map(({ source }) => source.file));
  return sound.filter(({ file }) => !profiles.has(file));
}

/** Every document that was looked at, in the order of what was named. */
export function listDocuments({ named, extended }: Workspace, sound: readonly SoundFile[]): readonly NamedDocument[] {
  const listed: NamedDocument[] = [];
  let next = 0;
  const takeSound = (position: number): void => {
    for (; sound[next] !== undefined && (sound[next]?.position ?? 0) <= position; next += 1) {
      listed.push(...(sound[next]?.documents ?? []));
    }
  };
  for (const [position, { documents }] of [...named, ...extended].entries()) {
    takeSound(position);
    listed.push(...documents.map(nameDocument));
  }
  takeSound(Infinity);
  return listed;
}
