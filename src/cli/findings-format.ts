import type { Command, Option } from 'commander';
import { Failure } from '../core/failure.ts';
import { suggest } from '../core/suggest.ts';
import type { FormatName } from '../report/findings/names.ts';
import { FORMAT_NAMES } from '../report/findings/names.ts';
import type { CommandOptions } from './command.ts';

/** One report of the findings: its format, and the file that it goes to, or stdout. */
export interface ReportTarget {
  readonly format: FormatName;
  readonly file?: string;
}

/** `--format NAME[:FILE]`, of the findings; it may be given several times. */
export function formatOption(command: Command): Option {
  return command
    .createOption('--format <name[:file]>', 'how findings are written, and to which file; may be repeated')
    .choices(FORMAT_NAMES)
    .argParser((value, earlier: readonly ReportTarget[] = []) => [...earlier, parseTarget(value)]);
}

/** The reports that were asked for. stdout always has one: text, unless another goes there. */
export function readTargets(options: CommandOptions): readonly ReportTarget[] {
  // Made by the option's own parser.
  const targets = (options['format'] ?? []) as readonly ReportTarget[];
  const [first, second] = targets.filter(({ file }) => file === undefined);
  if (first !== undefined && second !== undefined) {
    throw new Failure('usage', `stdout takes one format: \`${first.format}\` and \`${second.format}\` are two.`, {
      hint: `Write one to a file: \`--format ${second.format}:FILE\`.`,
    });
  }
  const files = targets.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) throw new Failure('usage', `Two formats would be written to \`${twice}\`.`);
  return first === undefined ? [{ format: FORMAT_NAMES[0] }, ...targets] : targets;
}

function parseTarget(value: string): ReportTarget {
  const [name = ''] = value.split(':', 1);
  const format = FORMAT_NAMES.find((known) => known === name);
  if (format === undefined) {
    const nearest = suggest(name, FORMAT_NAMES);
    const hint = nearest === undefined ? `The formats are ${FORMAT_NAMES.join(', ')}.` : `Did you mean \`${nearest}\`?`;
    throw new Failure('usage', `\`${name}\` is not a format of findings.`, { hint });
  }
  const file = value.slice(name.length + 1);
  if (file === '' && value !== name) throw new Failure('usage', `\`--format ${value}\` names no file after the colon.`);
  return file === '' ? { format } : { format, file };
}
