import type { ProjectSettings } from '../../project/settings.ts';
import type { Bounds } from './estimate.ts';
import { add, NONE } from './estimate.ts';
import type { LimitCheck, PlannedBatch, Totals } from './plan.ts';
import { count } from './run-words.ts';

/** The numbers that a command names in the place of those of the project file. */
export interface NamedLimits {
  readonly max_files?: number | undefined;
  readonly max_credits?: number | undefined;
}

/** What is to be sent, summed up. What is not known of one batch leaves the sum open. */
export function totalsOf(batches: readonly PlannedBatch[]): Totals {
  const sending = batches.filter(({ isSending }) => isSending);
  const sum = (of: (planned: PlannedBatch) => Bounds): Bounds => sending.map(of).reduce(add, NONE);
  return {
    files: sum(({ estimate }) => exactly(estimate?.files)),
    bytes: sum(({ estimate }) => exactly(estimate?.bytes)),
    pages: sum(({ estimate }) => estimate?.pages ?? UNKNOWN),
    credits: sum(({ estimate }) => estimate?.credits ?? UNKNOWN),
  };
}

/** Holds what is to be sent to the limits of the project; a number that the command names stands in for that of the file. */
export function checkLimits(
  batches: readonly PlannedBatch[],
  projectOf: (file: string) => ProjectSettings,
  named: NamedLimits,
): readonly LimitCheck[] {
  const projects = new Map<ProjectSettings, PlannedBatch[]>();
  for (const planned of batches) {
    const project = projectOf(planned.batch.document.file);
    projects.set(project, [...(projects.get(project) ?? []), planned]);
  }
  return [...projects].flatMap(([{ limits }, own]) => {
    const { files, credits } = totalsOf(own);
    return [
      ...check('max_files', limits.max_files, named.max_files, files),
      ...check('max_credits', limits.max_credits, named.max_credits, credits),
    ];
  });
}

/** Whether a plan may not be carried out. */
export function hasExceeded({ limits }: { readonly limits: readonly LimitCheck[] }): boolean {
  return limits.some(({ isExceeded }) => isExceeded);
}

/** The same batches, none of them sent where a limit is exceeded: which of them to leave out is not for a program to say. */
export function withinLimits(batches: readonly PlannedBatch[], checks: readonly LimitCheck[]): readonly PlannedBatch[] {
  const exceeded = checks.find(({ isExceeded }) => isExceeded);
  if (exceeded === undefined) return batches;
  const reason = describeExceeded(exceeded);
  return batches.map((planned) => {
    if (!planned.isSending) return planned;
    const notes = [`without that: ${planned.decision.reason}`, ...planned.decision.notes];
    return { ...planned, decision: { ...planned.decision, action: 'blocked', reason, notes } };
  });
}

/** Where not even the most is known, the least decides: a limit that nothing could keep would be taken away. */
function check(
  name: LimitCheck['name'],
  stated: number | null | undefined,
  named: number | undefined,
  planned: Bounds,
): LimitCheck[] {
  const limit = named ?? stated;
  if (limit == null) return [];
  const isExceeded = (planned.maximum ?? planned.minimum) > limit;
  return [{ name, limit, isNamed: named !== undefined, planned, isExceeded }];
}

function describeExceeded({ name, limit, isNamed, planned }: LimitCheck): string {
  const [one, many, flag] =
    name === 'max_files' ? ['file', 'files', '--max-files'] : ['credit', 'credits', '--max-credits'];
  const number = planned.maximum ?? planned.minimum;
  const upTo = planned.maximum === planned.minimum ? '' : planned.maximum === undefined ? 'at least ' : 'up to ';
  const sum = `${upTo}${count(number, one, many)} would be ${name === 'max_files' ? 'sent' : 'spent'}`;
  const place = isNamed ? flag : `limits.${name}`;
  return `${sum}, and \`${place}\` allows ${limit.toLocaleString('en-US')}: \`${flag} ${Math.ceil(number)}\` overrides it`;
}

function exactly(number: number | undefined): Bounds {
  return { minimum: number ?? 0, maximum: number };
}

const UNKNOWN: Bounds = { minimum: 0, maximum: undefined };
