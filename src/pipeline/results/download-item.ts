import { Failure } from '../../core/failure.ts';
import { invariant } from '../../core/invariant.ts';
import { resolvePath } from '../../files/paths.ts';
import type { Fingerprint, Stored } from '../../files/stored-file.ts';
import { inspectStored } from '../../files/stored-file.ts';
import { writeAtomically } from '../../files/write-file.ts';
import type { BatchItem } from '../../submit/client/answers.ts';
import { isOfOneItem } from '../../submit/results/item-results.ts';
import { lackOf } from '../../submit/results/lack.ts';
import type { ResultForm } from '../../submit/results/result-form.ts';
import { endingOf } from '../../submit/results/result-form.ts';
import { hashText } from '../workspace/hash.ts';
import type { Downloaded, DownloadedFile, DownloadState } from './download-results.ts';
import type { RecordedFile, RecordedItem } from './recorded-item.ts';

/** Brings the result of one item to the disk and notes it in the record; throws what concerns the other items too. */
export async function downloadItem(item: BatchItem, state: DownloadState): Promise<Downloaded> {
  const lack = lackOf(item);
  if (lack !== undefined) return { kind: 'lack', item, lack };
  const id = state.source.jobOf(item);
  if (id === undefined) return { kind: 'lack', item, lack: 'no result' };
  const job = { id, item, state };
  const path = await findInS3(job);
  if (path instanceof Failure) return { kind: 'trouble', item, files: [], failure: path };
  if (path === undefined) return downloadForms(job);
  if (recordOf(job)?.output_s3_path !== path) {
    await state.record.note(itemOf(job, { files: recordOf(job)?.files ?? [], output_s3_path: path }));
  }
  return { kind: 'in S3', item, path };
}

/** What made the result of an item. */
interface Job {
  readonly id: string;
  readonly item: BatchItem;
  readonly state: DownloadState;
}

/** Where in S3 the result is; asked only while nothing of this job is recorded. */
async function findInS3(job: Job): Promise<string | undefined | Failure> {
  const recorded = recordOf(job);
  if (recorded?.job_id === job.id) return recorded.output_s3_path;
  try {
    const path = await job.state.source.findInS3(job.item);
    return path === undefined ? undefined : job.state.request.redactor.redact(path);
  } catch (error) {
    if (!isOfOneItem(error)) throw error;
    // A file that was deleted has no such results any more; its job may still have the text.
    return error.code === 'not-found' ? undefined : error;
  }
}

async function downloadForms(job: Job): Promise<Downloaded> {
  const { item, state } = job;
  const files: DownloadedFile[] = [];
  for (const form of state.forms) {
    const file = await downloadForm(job, form);
    if (file instanceof Failure) {
      const isLack = file.code === 'not-found' && files.length === 0;
      return isLack ? { kind: 'lack', item, lack: 'no result' } : { kind: 'trouble', item, files, failure: file };
    }
    files.push(file);
  }
  return { kind: 'files', item, files };
}

/** Brings one form to the disk, or says why that one cannot be there. */
async function downloadForm(job: Job, form: ResultForm): Promise<DownloadedFile | Failure> {
  const { state } = job;
  const { request, folder } = state;
  const file = `${nameOf(job)}${endingOf(form)}`;
  const shown = `${request.directory}/${file}`;
  const stored = await inspectStored(resolvePath(folder, file));
  if (stored === 'no file') return new Failure('io', `\`${shown}\` is not a regular file, and is not replaced`);
  const recorded = recordOf(job)?.files.find((other) => other.file === file);
  if (recorded?.job_id === job.id && isSame(stored, recorded)) return { ...recorded, state: 'unchanged' };
  const content = await readForm(job, form);
  if (content instanceof Failure) return content;
  const fetched = { as: form, file, job_id: job.id, ...fingerprintOf(content) };
  if (isSame(stored, fetched)) {
    await state.record.note(withFile(job, fetched));
    return { ...fetched, state: 'unchanged' };
  }
  if (stored !== 'nothing' && recorded === undefined) {
    const hint = 'Name another directory, or move the file away.';
    return new Failure('io', `\`${shown}\` was there before, with another content, and is not replaced`, { hint });
  }
  const files = request.files === undefined ? {} : { files: request.files };
  const write = () => writeAtomically(resolvePath(folder, file), content, { links: 'refuse', ...files });
  await state.record.note(withFile(job, fetched), write);
  return { ...fetched, state: 'written' };
}

async function readForm({ item, state }: Job, form: ResultForm): Promise<Uint8Array | Failure> {
  try {
    return new TextEncoder().encode(await state.source.read(item, form));
  } catch (error) {
    if (!isOfOneItem(error)) throw error;
    return error;
  }
}

function fingerprintOf(content: Uint8Array): Fingerprint {
  return { size: content.byteLength, sha256: hashText('sha256', content) };
}

function isSame(stored: Stored, { size, sha256 }: Fingerprint): boolean {
  return typeof stored === 'object' && stored.size === size && stored.sha256 === sha256;
}

/** The item with a file in place of what has its name. */
function withFile(job: Job, file: RecordedFile): RecordedItem {
  const others = recordOf(job)?.files.filter((other) => other.file !== file.file) ?? [];
  return itemOf(job, { files: [...others, file] });
}

function itemOf(job: Job, change: Pick<RecordedItem, 'files' | 'output_s3_path'>): RecordedItem {
  const { item_id, item_name } = job.item;
  return { item_id, item_name, job_id: job.id, name: nameOf(job), ...change };
}

function recordOf({ item, state }: Job): RecordedItem | undefined {
  return state.record.get(item.item_id);
}

function nameOf({ item, state }: Job): string {
  const name = state.names.get(item.item_id);
  invariant(name !== undefined, 'every item of the batch has a name');
  return name;
}
