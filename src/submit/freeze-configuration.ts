import { CONFIGURATION_IN_PAYLOAD } from '../catalogue/secrets.ts';
import type { CompiledBatch, SavedConfiguration } from '../compile/request.ts';
import { labelOf } from '../compile/request.ts';
import { Failure } from '../core/failure.ts';
import type { HashText } from '../core/hash.ts';
import { hashJson } from '../core/hash-json.ts';
import { parsePointer, valueAt } from '../core/path.ts';
import type { Redactor } from '../core/redact.ts';
import type { FrozenConfiguration } from '../ledger/record.ts';
import type { Configuration } from './client/answers.ts';
import type { Client } from './client/client.ts';
import { missingSecrets } from './missing-secrets.ts';
import type { Repetition } from './repeat-write.ts';
import { repeatWrite } from './repeat-write.ts';
import type { GetSecret } from './resolve-secrets.ts';
import { resolveSecrets } from './resolve-secrets.ts';

/** What freezing a configuration needs from outside. */
export interface ConfigurationTools extends Repetition {
  readonly client: Pick<Client, 'getConfiguration' | 'saveConfiguration'>;
  readonly hash: HashText;
  readonly getSecret: GetSecret;
  readonly redactor: Redactor;
}

/**
 * What the batches of a run are made with: the configuration that is saved for it, or the one that its manifest names, with
 * what is in it now. Undefined for a batch of v1. To save one again does no harm: its name tells its content. Throws a
 * Failure where it does not come about, or is not one for the job.
 */
export async function freezeConfiguration(
  batch: CompiledBatch,
  tools: ConfigurationTools,
): Promise<FrozenConfiguration | undefined> {
  if (batch.kind !== 'Batch') return undefined;
  if (batch.configuration !== undefined) return save(batch, batch.configuration, tools);
  const id = String(valueAt(batch.request.body, ['config', 'job', 'configuration_id']));
  const found = await find(id, tools.client);
  if (found === undefined) return { id };
  checkProduct(found, batch);
  return { id, sha256: hashJson(found.parameters, tools.hash) };
}

/**
 * Sees to it that what a run was begun with is as it was, before anything more is sent of it: what was saved for it is saved
 * again, with the secrets of now, and what its manifest names is looked at. Throws a Failure where it is not so any more.
 */
export async function keepConfiguration(
  batch: CompiledBatch,
  frozen: FrozenConfiguration | undefined,
  tools: ConfigurationTools,
): Promise<void> {
  if (frozen === undefined) return;
  const now = await freezeConfiguration(batch, tools);
  const isKept = now?.id === frozen.id && (frozen.sha256 === undefined || now.sha256 === frozen.sha256);
  if (isKept) return;
  throw new Failure('refused', `The configuration \`${frozen.id}\` is no longer what it was when the run began`, {
    hint: 'Let `spec.rerun` begin a new run.',
  });
}

async function save(
  batch: CompiledBatch,
  { name, parameters }: SavedConfiguration,
  tools: ConfigurationTools,
): Promise<FrozenConfiguration> {
  const resolved = resolveSecrets(parameters, tools.getSecret, parsePointer(CONFIGURATION_IN_PAYLOAD));
  if ('missing' in resolved) throw missingSecrets(resolved.missing);
  tools.redactor.add(resolved.secrets);
  const send = () => tools.client.saveConfiguration({ name, parameters: resolved.body }, batch.request.query);
  const saved = await repeatWrite({ what: `save the configuration of \`${labelOf(batch)}\``, send }, tools);
  if (saved.name !== name)
    throw new Failure('unexpected-answer', `The configuration \`${name}\` was saved under another name`);
  return { id: saved.id, sha256: hashJson(parameters, tools.hash) };
}

/** Whether one that is built in can be read is not documented. */
async function find(id: string, client: ConfigurationTools['client']): Promise<Configuration | undefined> {
  try {
    return await client.getConfiguration(id);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'not-found') throw error;
    if (BUILT_IN.test(id)) return undefined;
    throw new Failure('not-found', `There is no configuration \`${id}\` in the project`, { cause: error });
  }
}

/** As the one that is documented is spelled: `cfg-PARSE_AGENTIC`. */
const BUILT_IN = /^cfg-[A-Z][A-Z_]*$/;

function checkProduct({ id, product_type }: Configuration, { request }: CompiledBatch): void {
  const type = valueAt(request.body, ['config', 'job', 'type']);
  if (product_type === type) return;
  throw new Failure('refused', `The configuration \`${id}\` is one of ${product_type}, and not of ${String(type)}`, {
    hint: 'Name a configuration that belongs to `spec.job.type`.',
  });
}
