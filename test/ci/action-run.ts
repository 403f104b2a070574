import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Ran } from '../package/command.ts';
import { run } from '../package/command.ts';
import { REPOSITORY } from './pre-commit.ts';

/** An action as `action.yml` says it. */
export interface Action {
  readonly inputs: Readonly<Record<string, ActionInput>>;
  readonly runs: { readonly using: string; readonly steps: readonly ActionStep[] };
}

export interface ActionInput {
  readonly description: string;
  readonly default: string;
}

export interface ActionStep {
  readonly name: string;
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
  readonly 'working-directory'?: string;
}

/** The action of this repository. */
export function readAction(): Action {
  return parse(readFileSync(join(REPOSITORY, 'action.yml'), 'utf8')) as Action;
}

/** What a workflow hands to the action: inputs by name, and the event by path, such as `github.event.x`. */
export type Context = Readonly<Record<string, string>>;

/** Where a runner would run it. */
export interface Runner {
  readonly workspace: string;
  readonly temporary: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the steps as a runner does, up to the first that fails; gives what that one or the last one did. */
export function runAction(given: Context, { workspace, temporary, env = {} }: Runner): Ran {
  const { inputs, runs } = readAction();
  const defaults = Object.entries(inputs).map(([name, input]) => [`inputs.${name}`, input.default] as const);
  const context = { ...Object.fromEntries(defaults), ...given };
  const runner = { GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: REPOSITORY, RUNNER_TEMP: temporary, ...env };
  let ran: Ran = { exitCode: 0, out: '', err: '' };
  for (const { run: script, env: variables, 'working-directory': directory = '.' } of runs.steps) {
    const own = Object.entries(variables).map(([name, text]) => [name, evaluate(text, context)] as const);
    const cwd = join(workspace, evaluate(directory, context));
    // As `shell: bash` is run.
    const bash = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script];
    ran = run('bash', bash, { cwd, env: { ...runner, ...Object.fromEntries(own) } });
    if (ran.exitCode !== 0) return ran;
  }
  return ran;
}

/** An expression of the only form that the action has: the first of several names that is set. */
function evaluate(text: string, context: Context): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) => {
    const names = expression.split('||').map((name) => name.trim());
    return names.map((name) => context[name] ?? '').find((value) => value !== '') ?? '';
  });
}
