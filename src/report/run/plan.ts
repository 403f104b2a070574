import type { Plan, PlannedBatch } from '../../pipeline/plan/plan.ts';
import { escapeForTerminal } from '../escape.ts';
import { formatTable } from '../table.ts';
import { countActions, describeLimit, describeTotals, inActionOrder, linesOf, showEstimate } from './plan-words.ts';

/** A plan for people: a row for each batch, what is to be done before what is not, and the sums. */
export function formatPlan(plan: Plan, width: number | undefined): string {
  const { endpoint, ledger, batches, limits, digest } = plan;
  const rows = inActionOrder(batches).flatMap(rowsOf);
  const header = ['ACTION', 'BATCH', 'FILES', 'SIZE', 'PAGES', 'CREDITS', 'WHY'];
  const table = formatTable(rows, { header, ...(width !== undefined && { width }) });
  const lines = [
    `${countActions(batches)}; ${describeTotals(plan)}`,
    ...limits.map(describeLimit),
    ...plan.unseen.map((what) => `not looked up: ${what}`),
    `to ${endpoint}, ledger ${ledger ?? 'none'}`,
    `plan sha256:${digest}`,
  ];
  return `${table}\n${lines.map((line) => `${escapeForTerminal(line)}\n`).join('')}`;
}

function rowsOf(planned: PlannedBatch): readonly (readonly string[])[] {
  const { label, isSending, decision, estimate } = planned;
  const [why = '', ...notes] = linesOf(planned);
  const first = [decision.action, label, ...showEstimate(estimate, isSending), why];
  return [first, ...notes.map((note) => ['', '', '', '', '', '', note])];
}
