import { openStore } from '../../src/emulator/store/store.ts';

const AT = '2026-01-01T00:00:00.000Z';
const PROJECT = '00000000-0000-4000-8000-000000000001';

/** Fills the store of a server with so many directories of so many files each, and gives the ids of the files by directory. */
export async function fillStore(
  root: string,
  directories: number,
  files: number,
): Promise<readonly (readonly string[])[]> {
  const store = await openStore(root);
  const project = { projectId: PROJECT };
  const times = { createdAt: AT, updatedAt: AT, deletedAt: null };
  const made = { description: null, type: 'user', connectorSubscriptionId: null, systemMetadata: null } as const;
  store.projects.put({ id: PROJECT, organizationId: PROJECT, name: 'Default', createdAt: AT });
  const ids = Array.from({ length: directories }, (_, directory) => {
    const directoryId = `dir-${uuidOf(directory)}`;
    store.directories.put({ id: directoryId, ...project, name: `directory ${directory}`, ...made, ...times });
    return Array.from({ length: files }, (_, file) => {
      const id = uuidOf(directory * files + file);
      const content = { externalFileId: null, purpose: null, sha256: id.padEnd(64, '0'), size: 2, createdAt: AT };
      store.files.put({ id, ...project, name: `${file}.pdf`, ...content });
      const names = { fileId: id, uniqueId: `${file}.pdf`, displayName: `${file}.pdf`, metadata: {} };
      store.directoryFiles.put({ id: `dfl-${id}`, ...project, directoryId, ...names, ...times });
      return `dfl-${id}`;
    });
  });
  await store.close();
  return ids;
}

function uuidOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
