import type { Summary } from '../../core/findings.ts';

/** The one line that ends a run, without a line feed: `2 errors and 1 warning in 3 files`. */
export function formatSummary({ files, documents, errors, warnings, infos, suppressed }: Summary): string {
  const counts = [count(errors, 'error'), count(warnings, 'warning'), count(infos, 'info')].filter(
    (text) => !text.startsWith('0 '),
  );
  if (counts.length === 0 && files === 0) return 'no file was checked';
  const rest = suppressed === 0 ? '' : `, ${suppressed} suppressed`;
  if (counts.length === 0) return `${count(files, 'file')}, ${count(documents, 'document')}: nothing to report${rest}`;
  return `${joinWithAnd(counts)} in ${count(files, 'file')}${rest}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function joinWithAnd(texts: readonly string[]): string {
  return [texts.slice(0, -1).join(', '), ...texts.slice(-1)].filter((text) => text !== '').join(' and ');
}
