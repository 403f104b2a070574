import type { Plan, PlannedBatch } from '../../pipeline/plan/plan.ts';
import { escapeMarkdown, formatMarkdown } from '../markdown.ts';
import { countActions, describeLimit, describeTotals, inActionOrder, linesOf, showEstimate } from './plan-words.ts';

/** By it a bot finds its own comment again. */
const MARKER = '<!-- parsebatch plan -->';

const HEADER =
  '| action | batch | files | size | pages | credits | why |\n| --- | --- | --- | --- | --- | --- | --- |\n';

/** A plan as a comment on a pull request; what nothing is to be done about is folded away. */
export function formatPlanAsMarkdown(plan: Plan): string {
  const { batches, limits, unseen, endpoint, ledger, digest } = plan;
  const done = batches.filter(({ decision }) => decision.action === 'noop');
  const rest = inActionOrder(batches).filter((planned) => !done.includes(planned));
  const items = [...limits.map(describeLimit), ...unseen.map((what) => `not looked up: ${what}`)];
  return [
    `${MARKER}\n### parsebatch plan: ${escapeMarkdown(countActions(batches))}\n`,
    ...(rest.length === 0 ? [] : [HEADER + rest.map(rowOf).join('')]),
    ...(done.length === 0 ? [] : [folded(`${done.length} with nothing to do`, HEADER + done.map(rowOf).join(''))]),
    `${formatMarkdown(describeTotals(plan))}\n`,
    ...(items.length === 0 ? [] : [items.map((item) => `- ${formatMarkdown(item)}\n`).join('')]),
    `To ${escapeMarkdown(endpoint)}, ledger ${escapeMarkdown(ledger ?? 'none')}; plan <code>sha256:${digest}</code>\n`,
  ].join('\n');
}

function rowOf(planned: PlannedBatch): string {
  const { label, isSending, decision, estimate } = planned;
  const cells = [decision.action, label, ...showEstimate(estimate, isSending)].map(escapeMarkdown);
  return `| ${[...cells, linesOf(planned).map(formatMarkdown).join('<br>')].join(' | ')} |\n`;
}

function folded(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n</details>\n`;
}
