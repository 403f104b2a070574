import { openStore } from '../../src/emulator/store/store.ts';

const AT = '2026-01-01T00:00:00.000Z';
const PROJECT = '00000000-0000-4000-8000-000000000001';

/** The directory that `fillStore` makes. */
export const DIRECTORY = 'dir-00000000-0000-4000-8000-000000000001';

/** Fills the store of a server with a directory of so many files, and gives their ids; to send them to it takes longer. */
export async function fillStore(directory: string, count: number): Promise<readonly string[]> {
  const store = await openStore(directory);
  const times = { createdAt: AT, updatedAt: AT, deletedAt: null };
  const project = { projectId: PROJECT };
  store.projects.put({ id: PROJECT, organizationId: PROJECT, name: 'Default', createdAt: AT });
  const made = { description: null, type: 'user', connectorSubscriptionId: null, systemMetadata: null } as const;
  store.directories.put({ id: DIRECTORY, ...project, name: 'many', ...made, ...times });
  const ids = Array.from({ length: count }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
  for (const id of ids) {
    const content = { externalFileId: null, purpose: null, sha256: id.padEnd(64, '0'), size: 2, createdAt: AT };
    store.files.put({ id, ...project, name: id, ...content });
    const names = { fileId: id, uniqueId: id, displayName: id, metadata: {} };
    store.directoryFiles.put({ id: `dfl-${id}`, ...project, directoryId: DIRECTORY, ...names, ...times });
  }
  await store.close();
  return ids.map((id) => `dfl-${id}`);
}
