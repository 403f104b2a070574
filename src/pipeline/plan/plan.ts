import type { Run } from '../../ledger/fold-run.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { FileToUpload } from '../../submit/upload-files.ts';
import type { BuiltBatch } from '../build/build-batches.ts';
import type { Decision } from './decide-action.ts';
import type { Bounds, Estimate } from './estimate.ts';
import type { SettingChange } from './find-changed-settings.ts';

/** What applying batches would do. */
export interface Plan {
  /** The host, or `local`. */
  readonly endpoint: string;
  readonly namespace: string;
  /** Where it is recorded, to be shown; undefined where no ledger could be opened. */
  readonly ledger: string | undefined;
  /** In the order of the batches. */
  readonly batches: readonly PlannedBatch[];
  /** Of what is to be sent. */
  readonly totals: Totals;
  /** The limits of the project that hold for it. */
  readonly limits: readonly LimitCheck[];
  /** What could not be looked up, in words. */
  readonly unseen: readonly string[];
  /** Over all that decides what apply does: a plan with another one is another plan. */
  readonly digest: string;
}

/** What is to be done with one batch. */
export interface PlannedBatch {
  readonly batch: BuiltBatch;
  /** What it is called among all of a project. */
  readonly label: string;
  /** Whether something is to be sent for it, unless a limit forbids that. */
  readonly isSending: boolean;
  readonly decision: Decision;
  /** What there is already of the run that the decision is about. */
  readonly run: Run | undefined;
  /** The runs of the same digest that have batches under way. */
  readonly running: readonly Run[];
  /** The settings that are others than in the last run of the manifest, where it is run because of them. */
  readonly settings: readonly SettingChange[];
  /** Undefined where no ledger, or not the project, could be told. */
  readonly ledger: Ledger | undefined;
  /** The local files of the source. */
  readonly files: readonly FileToUpload[];
  /** How many batches are to be created at the service. */
  readonly shards: number | undefined;
  /** Of what is to be sent, or would be once the ledger can be read; undefined where that is nothing, or not known. */
  readonly estimate: Estimate | undefined;
}

/** The sums over what is to be sent. */
export interface Totals {
  readonly files: Bounds;
  readonly bytes: Bounds;
  readonly pages: Bounds;
  readonly credits: Bounds;
}

/** A limit of the project file, and whether what is to be sent keeps it. */
export interface LimitCheck {
  readonly name: 'max_files' | 'max_credits';
  /** What holds: the project file's number, or the one that the command names. */
  readonly limit: number;
  readonly isNamed: boolean;
  readonly planned: Bounds;
  readonly isExceeded: boolean;
}
