import { Failure } from '../core/failure.ts';
import type { PlanInputs, SavedPlan } from '../pipeline/plan/plan-batches.ts';
import { readSavedPlan } from '../pipeline/plan/plan-batches.ts';
import type { CommandOptions } from './command.ts';
import type { Io } from './io.ts';

/** What a command line comes to, once a plan that it names has spoken. */
export interface PlannedOptions {
  readonly names: readonly string[];
  readonly options: CommandOptions;
  /** Undefined where manifests are named. */
  readonly saved: SavedPlan | undefined;
}

/** Puts what a saved plan was made of in the place of its name. Throws a Failure where the command line says that too. */
export async function readPlannedOptions(
  names: readonly string[],
  options: CommandOptions,
  io: Io,
): Promise<PlannedOptions> {
  const [file, ...others] = names;
  if (file === undefined || others.length > 0 || !file.endsWith('.json')) return { names, options, saved: undefined };
  const saved = await readSavedPlan(file, io.cwd);
  if (saved === undefined) return { names, options, saved };
  const stated = OWN_OPTIONS.find(({ name }) => options[name] !== undefined);
  if (stated !== undefined) {
    throw new Failure('usage', `\`${file}\` is a plan, and says itself what \`${stated.flag}\` would`, {
      hint: 'Plan again with it.',
    });
  }
  return { names: saved.inputs.manifests, options: { ...options, ...optionsOf(saved.inputs) }, saved };
}

const OWN_OPTIONS = [
  { name: 'env', flag: '--env' },
  { name: 'set', flag: '--set' },
  { name: 'var', flag: '--var' },
  { name: 'config', flag: '--config' },
  { name: 'trustedConfig', flag: '--trusted-config' },
  { name: 'changed', flag: '--changed' },
  { name: 'ledger', flag: '--ledger' },
  { name: 'baseUrl', flag: '--base-url' },
  { name: 'region', flag: '--region' },
  { name: 'local', flag: '--local' },
  { name: 'shardSize', flag: '--shard-size' },
  { name: 'stdinFilename', flag: '--stdin-filename' },
] as const;

/** As the command line would give them. */
function optionsOf(inputs: PlanInputs): CommandOptions {
  const { environment, set, vars, config, trustedConfig, changed, ledger, baseUrl, region, isLocal, shardSize } =
    inputs;
  const given: CommandOptions = {
    ...{ env: environment, set, var: vars, config, trustedConfig, changed, ledger, baseUrl, region },
    local: isLocal ? true : undefined,
    shardSize: shardSize === undefined ? undefined : String(shardSize),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
