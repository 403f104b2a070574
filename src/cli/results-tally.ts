import type { Failure } from '../core/failure.ts';
import type { BatchItem, Lack } from '../pipeline/target/open-client.ts';
import { formatMissing } from '../report/run/results.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, exitCodeOf, gravest } from './exit-code.ts';
import type { Output } from './io.ts';

/** Keeps account of items whose results did not come. */
export interface ResultsTally {
  readonly add: (item: BatchItem, why: Lack | Failure) => void;
  /** Says which they are. */
  readonly write: (output: Output) => void;
  readonly exitCode: () => ExitCode;
}

/** So many are named; `items` lists all of them. */
const MOST_NAMED = 20;

/** An account with nothing in it. */
export function createResultsTally(): ResultsTally {
  const lines: string[] = [];
  const codes = new Set<ExitCode>();
  let count = 0;
  return {
    add: (item, why) => {
      count += 1;
      codes.add(codeOf(why));
      if (lines.length < MOST_NAMED) lines.push(formatMissing(item, why));
    },
    write: (output) => {
      output.write(lines.join(''));
      const more = count - lines.length;
      if (more > 0) output.write(`and ${more} more without a result\n`);
    },
    exitCode: () => gravest([...codes]),
  };
}

/** What has not ended yet may have a result when asked again. */
function codeOf(why: Lack | Failure): ExitCode {
  if (typeof why !== 'string') return exitCodeOf(why);
  return why === 'unfinished' ? EXIT.locked : EXIT.incomplete;
}
