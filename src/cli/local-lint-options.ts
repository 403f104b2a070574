import type { LintOptions } from '../pipeline/check/lint-options.ts';
import type { CommandOptions } from './command.ts';
import type { Io } from './io.ts';
import { readLintOptions } from './lint-options.ts';

/** What `addLintOptions` declares; the embedded server stands where its webhooks may lead: on this machine. */
export async function readLocalLintOptions(options: CommandOptions, io: Io): Promise<LintOptions> {
  const stated = await readLintOptions(options, io);
  if (options['local'] !== true) return stated;
  return { ...stated, severities: new Map([...ON_THIS_MACHINE, ...(stated.severities ?? [])]) };
}

const ON_THIS_MACHINE = [
  ['no-private-webhook-host', 'info'],
  ['require-https-webhook', 'info'],
] as const;
