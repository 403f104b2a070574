import { validateWorkspace } from '../pipeline/check/check-workspace.ts';
import { explainValue } from '../pipeline/check/explain-value.ts';
import { collectWorkspace } from '../pipeline/workspace/collect-workspace.ts';
import { formatExplained } from '../report/run/explained.ts';
import type { CommandOptions } from './command.ts';
import { readCollectOptions, readCompositionOptions } from './composition-options.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import { writeFindings, writeNotices } from './findings-output.ts';
import type { Io } from './io.ts';

/** A value of the manifests of a file, by its JSON pointer. */
export interface ValuePlace {
  readonly file: string;
  readonly pointer: string;
}

/** Says where a value comes from; mistakes elsewhere in the manifest do not keep it from being explained. */
export async function writeExplainedValue(
  { file, pointer }: ValuePlace,
  options: CommandOptions,
  io: Io,
): Promise<ExitCode> {
  const workspace = await collectWorkspace(readCollectOptions([file], options, io));
  const checked = validateWorkspace(workspace, readCompositionOptions(options, io));
  writeNotices(checked, io);
  const values = explainValue(checked, pointer);
  io.out.write(formatExplained(values, pointer));
  if (values.length > 0) return EXIT.ok;
  return writeFindings(checked, io.err, options, io);
}
