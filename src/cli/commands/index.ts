import type { CommandModule } from '../command.ts';

/** A command as the overview lists it; the rest is loaded when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Whether it takes names of files, and does without any option. */
  readonly takesNames?: boolean;
  readonly load: () => Promise<CommandModule>;
}

/** All commands, in the order of the overview. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'init',
    summary: 'write an example manifest and a project file to start from',
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'validate',
    summary: 'check manifests against the format',
    takesNames: true,
    load: async () => (await import('./validate.ts')).validate,
  },
  {
    name: 'lint',
    summary: 'check manifests against the format and the rules: what would be wrong, costly or leak',
    takesNames: true,
    load: async () => (await import('./lint.ts')).lint,
  },
  {
    name: 'fmt',
    summary: 'format manifests; comments stay',
    load: async () => (await import('./format.ts')).format,
  },
  {
    name: 'compile',
    summary: 'turn manifests into requests of the batch API',
    load: async () => (await import('./compile.ts')).compile,
  },
  {
    name: 'plan',
    summary: 'tell what apply would do, and what it would cost',
    load: async () => (await import('./plan.ts')).plan,
  },
  {
    name: 'apply',
    summary: 'upload local files, create batches and follow them, on this machine',
    load: async () => (await import('./apply.ts')).apply,
  },
  {
    name: 'ledger',
    summary: 'make, show and check the record of what was sent',
    load: async () => (await import('./ledger.ts')).ledger,
  },
  {
    name: 'import',
    summary: 'turn a request, a curl command, a call of an SDK or a saved configuration into a manifest',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'migrate',
    summary: 'turn v1 manifests into manifests of the v2 API, and tell what becomes of each setting',
    load: async () => (await import('./migrate.ts')).migrate,
  },
  {
    name: 'emulate',
    summary: 'run a LlamaCloud on this machine to rehearse with',
    load: async () => (await import('./emulate.ts')).emulate,
  },
  {
    name: 'list',
    summary: 'list the batches of a project',
    load: async () => (await import('./list.ts')).list,
  },
  {
    name: 'status',
    summary: 'show where a batch stands',
    load: async () => (await import('./status.ts')).status,
  },
  {
    name: 'watch',
    summary: 'follow a batch until it ends',
    load: async () => (await import('./watch.ts')).watch,
  },
  {
    name: 'items',
    summary: 'list the files of a batch and what became of each',
    load: async () => (await import('./items.ts')).items,
  },
  {
    name: 'results',
    summary: 'show what a batch gave and what produced it, or download the texts',
    load: async () => (await import('./results.ts')).results,
  },
  {
    name: 'cancel',
    summary: 'stop a batch or a run',
    load: async () => (await import('./cancel.ts')).cancel,
  },
  {
    name: 'retry',
    summary: 'say that what failed of a run is to run again',
    load: async () => (await import('./retry.ts')).retry,
  },
  {
    name: 'ack',
    summary: 'say that how a run ended is known, and nothing is to be done',
    load: async () => (await import('./ack.ts')).ack,
  },
  {
    name: 'adopt',
    summary: 'say which batch a lost answer was about',
    load: async () => (await import('./adopt.ts')).adopt,
  },
  {
    name: 'explain',
    summary: 'explain a parameter, the code of a finding, or where a value comes from',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'rules',
    summary: 'list the rules of the linter',
    load: async () => (await import('./rules.ts')).rules,
  },
  {
    name: 'baseline',
    summary: 'record the findings that are known, for lint to leave aside',
    load: async () => (await import('./baseline.ts')).baseline,
  },
  {
    name: 'params',
    summary: 'list the parameters of a job',
    load: async () => (await import('./params.ts')).params,
  },
  {
    name: 'vars',
    summary: 'list the variables and secrets that manifests read',
    load: async () => (await import('./vars.ts')).vars,
  },
  {
    name: 'schema',
    summary: 'print a JSON Schema',
    load: async () => (await import('./schema.ts')).schema,
  },
  {
    name: 'completion',
    summary: 'print a script that completes commands in a shell',
    load: async () => (await import('./completion.ts')).completion,
  },
];
