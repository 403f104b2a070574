/** A row of the table of kills: what processes were killed over, and what came of it. */
export interface CrashRow {
  readonly moment: string;
  readonly ledger: string;
  readonly job: string;
  readonly server: string;
  readonly kills: number;
  readonly runs: number;
  /** Runs of which so many creates were lost that there is no further attempt. */
  readonly spent: number;
}

declare module 'vitest' {
  interface TaskMeta {
    crashRow?: CrashRow;
  }
}
