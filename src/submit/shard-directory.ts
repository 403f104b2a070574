import type { CompiledBatch } from '../compile/request.ts';
import { labelOf } from '../compile/request.ts';
import { shardUuid, uuidV5 } from '../compile/uuid.ts';
import { Failure } from '../core/failure.ts';
import type { RunId } from '../ledger/run-id.ts';
import { formatRun } from '../ledger/run-id.ts';
import type { Directory } from './client/answers.ts';
import { fillDirectory } from './fill-directory.ts';
import { repeatWrite } from './repeat-write.ts';
import type { ShardOrder, ShardTools } from './shard-order.ts';

/** Which directory an attempt uses. */
export interface DirectoryChoice {
  /** The attempt that it is for. */
  readonly attempt: number;
  /** That of an attempt before, which certainly made no batch. */
  readonly before: string | undefined;
}

/**
 * The directory that is made for exactly this shard, with its files in it and nothing else. One that was begun earlier is
 * found again, and what is in it already is not sent once more. Throws a Failure where it does not come about.
 */
export async function prepareDirectory(order: ShardOrder, choice: DirectoryChoice, tools: ShardTools): Promise<string> {
  const name = nameOf(order, choice.attempt, tools);
  const id = (await findBefore(choice, tools)) ?? (await findNamed(name, tools)) ?? (await make(name, order, tools)).id;
  if (!tools.signal.aborted) await fillDirectory(order, id, tools);
  return id;
}

/** The shard of a batch that a directory was made for, by its description and its name; undefined for any other directory. */
export function shardMadeFor(
  { name, description }: Pick<Directory, 'name' | 'description'>,
  batch: Pick<CompiledBatch, 'name' | 'environment' | 'row' | 'digest'>,
): { readonly generation: number; readonly shard: number } | undefined {
  const [, generation = '', shard = ''] = / g([1-9]\d{0,8}) s([1-9]\d{0,8}) [0-9a-f-]{36}$/.exec(name) ?? [];
  const made = { generation: Number(generation), shard: Number(shard) };
  return description === describe({ ...batch, generation: made.generation }) ? made : undefined;
}

function describe(run: RunId): string {
  return `Made by parsebatch for the run ${formatRun(run)}`;
}

/**
 * The same for whoever goes on with the same attempt, and for nobody else: another ledger has a run of its own, and an
 * attempt that has to be fenced off from the one before has a directory of its own.
 */
function nameOf({ run: { record }, batch, shard }: ShardOrder, attempt: number, { hash }: ShardTools): string {
  const { digest, generation, at } = record;
  const own = uuidV5(shardUuid({ digest, generation, shard: shard.shard }, hash), `${at}/${attempt}`, hash);
  const label = labelOf(batch).slice(0, LONGEST_LABEL);
  return `${label} g${generation} s${shard.shard} ${own}`;
}

/** How long the name of a directory may be is not documented. */
const LONGEST_LABEL = 100;

async function findBefore({ before }: DirectoryChoice, { client }: ShardTools): Promise<string | undefined> {
  if (before === undefined) return undefined;
  try {
    const directory = await client.getDirectory(before);
    return isThere(directory) ? directory.id : undefined;
  } catch (error) {
    // The service cleans ephemeral directories up in its own time.
    if (error instanceof Failure && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Whether two directories may share a name is not documented; of several all look at the same one. */
async function findNamed(name: string, { client }: ShardTools): Promise<string | undefined> {
  const found: Directory[] = [];
  for await (const page of client.listDirectories({ name }))
    found.push(...page.filter((directory) => directory.name === name && isThere(directory)));
  return found.map(({ id }) => id).sort()[0];
}

function isThere({ deleted_at }: Directory): boolean {
  return (deleted_at ?? null) === null;
}

function make(name: string, { run, batch }: ShardOrder, tools: ShardTools): Promise<Pick<Directory, 'id'>> {
  return repeatWrite(
    {
      what: `make a directory for \`${labelOf(batch)}\``,
      send: () =>
        tools.client.createDirectory({
          name,
          description: describe(run.id),
          type: 'ephemeral',
        }),
      find: async () => {
        const id = await findNamed(name, tools);
        return id === undefined ? undefined : { id };
      },
    } satisfies Parameters<typeof repeatWrite<Pick<Directory, 'id'>>>[0],
    tools,
  );
}
