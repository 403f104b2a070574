import type { CompiledBatch } from '../compile/request.ts';
import { bodyFor, labelOf } from '../compile/request.ts';
import type { Redactor } from '../core/redact.ts';
import type { Batch } from './client/answers.ts';
import type { Client } from './client/client.ts';
import type { WriteOutcome } from './client/write.ts';
import { missingSecrets } from './missing-secrets.ts';
import { repeatWrite } from './repeat-write.ts';
import type { GetSecret } from './resolve-secrets.ts';
import { resolveSecrets } from './resolve-secrets.ts';
import { findStaged, stageFiles } from './stage-files.ts';
import type { FileToUpload, UploadRun } from './upload-files.ts';
import { uploadFiles } from './upload-files.ts';

export { missingSecrets } from './missing-secrets.ts';

/** A compiled batch and the local files that it is about. */
export interface BatchToApply {
  readonly batch: CompiledBatch;
  readonly files: readonly FileToUpload[];
}

/** How a batch is applied. */
export interface ApplyRun extends UploadRun {
  readonly getSecret: GetSecret;
  /** Knows the secrets of the batch from the moment at which they are in use. */
  readonly redactor: Redactor;
}

/** What is known of a batch after its one request. `stopped`: told to stop before that, so that none was sent. */
export type ApplyOutcome = WriteOutcome<Batch> | { readonly kind: 'stopped' };

/** Brings the files of a batch to where it reads them, and creates it by exactly one request. Throws a Failure before that. */
export async function applyBatch(client: Client, { batch, files }: BatchToApply, run: ApplyRun): Promise<ApplyOutcome> {
  const { request } = batch;
  if (run.signal.aborted) return { kind: 'stopped' };
  let directoryId: string | undefined;
  try {
    directoryId = request.holes.length === 0 ? undefined : await fillDirectory(client, { batch, files }, run);
  } catch (error) {
    // What breaks off while everything is being stopped is no news.
    if (!run.signal.aborted) throw error;
  }
  if (run.signal.aborted) return { kind: 'stopped' };
  const resolved = resolveSecrets(bodyFor(request, directoryId), run.getSecret);
  if ('missing' in resolved) throw missingSecrets(resolved.missing);
  run.redactor.add(resolved.secrets);
  return client.createBatch(resolved.body, request.query);
}

/** Makes a directory for exactly this batch, with its files in it. */
async function fillDirectory(client: Client, { batch, files }: BatchToApply, run: ApplyRun): Promise<string> {
  const staged = batch.staged === undefined ? [] : await findStaged(client, batch.staged);
  const label = labelOf(batch);
  const directory = await repeatWrite(
    {
      what: `make a directory for \`${label}\``,
      send: () =>
        client.createDirectory({
          // Whether two directories may share a name is not documented.
          name: `${label} ${new Date(run.clock.now()).toISOString()}`,
          description: `Made by parsebatch for the run sha256:${batch.digest}`,
          type: 'ephemeral',
        }),
    },
    run,
  );
  if (batch.staged === undefined) await uploadFiles(client, directory.id, files, run);
  else await stageFiles(client, directory.id, staged, run);
  return directory.id;
}
