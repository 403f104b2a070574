import { readsMadeDirectory } from '../../compile/holes.ts';
import { Failure } from '../../core/failure.ts';
import { literalText } from '../../core/reference.ts';
import type { Client } from '../../submit/client/client.ts';
import type { FileToUpload } from '../../submit/upload-files.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import { findFiles, observeSource } from '../plan/observe-source.ts';
import { hashText } from '../workspace/hash.ts';
import type { Evidence } from './claim-evidence.ts';
import type { ItemSource } from './find-marked-batches.ts';
import { findMarkedBatches } from './find-marked-batches.ts';
import { findOwnBatches } from './find-own-batches.ts';

/** What looking for batches needs from outside. */
export interface EvidenceTools {
  readonly client: Client;
  readonly cwd: string;
}

/** Finds the batches that the service has of a manifest, and those that may be of it. Nothing is written anywhere. */
export async function findEvidence(batch: BuiltBatch, tools: EvidenceTools): Promise<Evidence> {
  const { client, cwd } = tools;
  if (readsMadeDirectory(batch.request)) return findOwnBatches(batch, await findFilesLeft(batch, cwd), client);
  const source = await observeItems(batch, tools);
  const marked = source === undefined ? NOTHING : await findMarkedBatches(batch, source, { client, hash: hashText });
  const cut = await findCut(batch, client);
  return { found: [...cut.found, ...marked.found], unproven: [...cut.unproven, ...marked.unproven] };
}

const NOTHING: Evidence = { found: [], unproven: [] };

/** What is not all of a directory was referenced in one of its own, in v2. */
async function findCut(batch: BuiltBatch, client: Client): Promise<Evidence> {
  const { directory_id } = batch.manifest.spec.source;
  if (batch.kind !== 'Batch' || directory_id == null) return NOTHING;
  return findOwnBatches({ ...batch, staged: { directoryId: literalText(directory_id) } }, [], client);
}

/** What was sent once need not be here any more, and then a glob may match nothing. */
async function findFilesLeft({ files, document }: BuiltBatch, cwd: string): Promise<readonly FileToUpload[]> {
  const found: FileToUpload[] = [];
  for (const glob of files) {
    try {
      found.push(...(await findFiles({ files: [glob], document }, cwd)));
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'not-found') throw error;
    }
  }
  return found;
}

/** The batches of a directory are there when it is gone. */
async function observeItems(batch: BuiltBatch, tools: EvidenceTools): Promise<ItemSource | undefined> {
  const { directory_id } = batch.manifest.spec.source;
  try {
    const { source } = await observeSource(batch, tools);
    return source === undefined || source.kind === 'files' ? undefined : source;
  } catch (error) {
    const isGone = error instanceof Failure && ['not-found', 'rejected'].includes(error.code);
    if (!isGone || directory_id == null) throw error;
    return { kind: 'directory', directoryId: literalText(directory_id), items: [] };
  }
}
