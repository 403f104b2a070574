import { Failure } from '../../core/failure.ts';
import { resolvePath } from '../../files/paths.ts';
import { readBytes } from '../../files/read-file.ts';
import type { Plan } from './plan.ts';
import type { PlanInputs } from './plan-json.ts';
import { planAsJson } from './plan-json.ts';

/** A plan that was saved, as far as applying it needs that. */
export interface SavedPlan {
  /** As it was named. */
  readonly file: string;
  readonly digest: string;
  readonly inputs: PlanInputs;
  readonly target: Fields;
  readonly batches: readonly Fields[];
}

type Fields = Readonly<Record<string, unknown>>;

/** A plan holds no content, only digests; one of 10,000 manifests has a few megabytes. */
const LARGEST_PLAN = 64 * 1024 * 1024;

/** What a plan begins with, also one that is cut off: it is never taken for a manifest. */
const HEAD_OF_PLAN = /^\s*\{\s*"version"\s*:\s*\d+\s*,\s*"tool"\s*:/;

/** Reads a plan that `plan --out` saved; undefined where the file is JSON of another kind, such as a manifest. */
export async function readSavedPlan(file: string, cwd: string): Promise<SavedPlan | undefined> {
  const bytes = await readBytes(resolvePath(cwd, file), { limit: LARGEST_PLAN, shownAs: file });
  const text = new TextDecoder().decode(bytes);
  if (!HEAD_OF_PLAN.test(text)) return undefined;
  const saved = parse(text);
  if (!isFields(saved)) throw unreadable(file, 'it is no JSON, or not all of it is there');
  const { version, digest, inputs, target, batches } = saved;
  if (version !== 1) throw unreadable(file, `it has version ${JSON.stringify(version)} of the format, and 1 is known`);
  const isWhole =
    'not_looked_up' in saved &&
    typeof digest === 'string' &&
    isFields(inputs) &&
    isFields(target) &&
    Array.isArray(batches);
  if (!isWhole || !batches.every(isFields)) throw unreadable(file, 'parts of it are missing');
  return { file, digest, inputs: inputsOf(inputs, file), target, batches };
}

/** Throws a Failure where what would be done now is not what a saved plan says. */
export function checkSavedPlan(saved: SavedPlan, plan: Plan, tool: string): void {
  if (saved.digest === plan.digest) return;
  const now = planAsJson(plan, saved.inputs, tool) as { readonly target: Fields; readonly batches: readonly Fields[] };
  const differences = [...targetDifferences(saved.target, now.target), ...batchDifferences(saved.batches, now.batches)];
  const [first = 'it is about something else'] = differences;
  const more = differences.length > 1 ? `; and ${differences.length - 1} more` : '';
  throw new Failure('refused', `\`${saved.file}\` is stale: ${first}${more}`, { hint: PLAN_AGAIN });
}

/** Throws a Failure where what would be done now has not the digest of the plan that was agreed to. */
export function checkPlanDigest(digest: string, plan: Plan): void {
  if (digest === plan.digest) return;
  throw new Failure('refused', `What would be done now has the digest ${plan.digest}, and ${digest} was agreed to`, {
    hint: PLAN_AGAIN,
  });
}

const PLAN_AGAIN = 'Plan again, look at it, and apply that.';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(file: string, why: string): Failure {
  return new Failure('io', `The plan in \`${file}\` cannot be used: ${why}`, { file });
}

function inputsOf(inputs: Fields, file: string): PlanInputs {
  const { manifests, set, vars, changed, local, shard_size: shardSize } = inputs;
  if (!isTexts(manifests) || !isTexts(set) || !isTexts(vars)) throw unreadable(file, 'what it was made of is missing');
  const textOf = (name: string): string | undefined => {
    const value = inputs[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    ...{ manifests, set, vars, isLocal: local === true },
    ...{ environment: textOf('environment'), config: textOf('config'), trustedConfig: textOf('trusted_config') },
    ...{
      ledger: textOf('ledger'),
      baseUrl: textOf('base_url'),
      region: textOf('region'),
      changed: changed === true ? true : textOf('changed'),
    },
    shardSize: typeof shardSize === 'number' ? shardSize : undefined,
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function targetDifferences(before: Fields, now: Fields): string[] {
  return ['endpoint', 'namespace'].flatMap((key) =>
    before[key] === now[key] ? [] : [`it is for the ${key} \`${String(before[key])}\`, not \`${String(now[key])}\``],
  );
}

function batchDifferences(before: readonly Fields[], now: readonly Fields[]): string[] {
  const earlier = new Map(before.map((batch) => [labelIn(batch), batch]));
  const later = new Map(now.map((batch) => [labelIn(batch), batch]));
  const gone = [...earlier.keys()].filter((label) => !later.has(label)).map((label) => `\`${label}\` is gone`);
  return [...gone, ...[...later].flatMap(([label, batch]) => batchDifference(label, earlier.get(label), batch))];
}

function batchDifference(label: string, before: Fields | undefined, now: Fields): string[] {
  if (before === undefined) return [`\`${label}\` is new`];
  const [difference] = PARTS.filter(({ of }) => JSON.stringify(of(before)) !== JSON.stringify(of(now)));
  if (difference === undefined) return [];
  const { words, of } = difference;
  return [`${words} of \`${label}\` was \`${textOf(of(before))}\`, and is \`${textOf(of(now))}\``];
}

/** What may differ, the most telling first. */
const PARTS: readonly { readonly words: string; readonly of: (batch: Fields) => unknown }[] = [
  { words: 'the digest', of: ({ digest }) => digest },
  { words: 'the project', of: ({ project }) => project },
  { words: 'the action', of: ({ action }) => action },
  { words: 'the run', of: ({ run }) => run },
  { words: 'the source', of: ({ source }) => (isFields(source) ? source['sha256'] : undefined) },
  { words: 'the number of batches', of: ({ batches }) => batches },
];

function textOf(value: unknown): string {
  return value === undefined ? 'none' : String(value);
}

function labelIn({ name, environment, row }: Fields): string {
  return [name, environment, row].filter((part) => part !== undefined).join('.');
}
