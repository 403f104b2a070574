import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One fenced block of a page. */
export interface Block {
  readonly page: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
  /** The first word after the fence: `console`, `yaml`, `ts`, …; empty where there is none. */
  readonly language: string;
  readonly isSkipped: boolean;
  /** The HTML comment directly before the block; empty where there is none. */
  readonly comment: string;
  readonly text: string;
}

const ROOT = join(import.meta.dirname, '..');

/** README.md and every page of docs that is not generated, relative to the repository. */
export function findPages(): string[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((path) => join('docs', path));
  const pages = ['README.md', 'examples/README.md', ...docs.filter((path) => path.endsWith('.md')).sort()];
  return pages.filter((page) => !readPage(page).startsWith('<!-- Generated'));
}

/** The text of a page. */
export function readPage(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

/** All fenced blocks of a page, in order. */
export function blocksOf(page: string): Block[] {
  const lines = readPage(page).split('\n');
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const fence = /^(`{3,}|~{3,})(.*)$/.exec(lines[index] ?? '');
    if (fence === null) continue;
    const [, mark = '', info = ''] = fence;
    const end = lines.indexOf(mark, index + 1);
    if (end === -1) throw new Error(`${page}:${index + 1}: the block has no end`);
    const [language = '', ...words] = info.trim().split(/\s+/);
    const text = `${lines.slice(index + 1, end).join('\n')}\n`;
    const comment = commentBefore(lines.slice(0, index));
    blocks.push({ page, line: index + 1, language, isSkipped: words.includes('skip'), comment, text });
    index = end;
  }
  return blocks;
}

function commentBefore(lines: readonly string[]): string {
  const last = lines.at(-1) === '' ? lines.at(-2) : lines.at(-1);
  return /^<!-- (.*) -->$/.exec(last ?? '')?.[1] ?? '';
}
