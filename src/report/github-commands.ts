import { linesOfSecret } from '../core/redact.ts';

/** The commands that make the runner of GitHub Actions cover these values in its log, a line each; `''` for none. */
export function maskCommands(secrets: readonly string[]): string {
  const lines = new Set(secrets.flatMap(linesOfSecret));
  return [...lines].map((line) => `::add-mask::${escapeCommandData(line)}\n`).join('');
}

/** A text as the data of a command: what follows its second `::`. */
export function escapeCommandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
