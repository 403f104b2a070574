import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPageCounter } from '../../src/files/count-pages.ts';
import { pdfOf } from '../emulator/pdf.ts';
import { temporaryFolder } from './temporary-folder.ts';

test.each<[string, string | Uint8Array, number | undefined]>([
  ['one page', pdfOf(['one']), 1],
  ['three pages', pdfOf(['one', 'two', 'three']), 3],
  ['a part of a file', pdfOf(['one']).slice(0, 400), undefined],
  ['nothing', '', undefined],
  ['a letter, saved under the wrong name', 'Dear Sir,', undefined],
  ['a file that opens with a password only', lockedPdf(), undefined],
])('the pages of %s', async (_, content, expected) => {
  const path = join(await temporaryFolder(), 'a.pdf');
  writeFileSync(path, content);
  const countPages = await loadPageCounter();
  expect(await countPages?.(path)).toBe(expected);
});

test('a counter is there, as LiteParse is installed', async () => {
  expect(await loadPageCounter()).toBeDefined();
});

/** A page behind a standard encryption whose password nobody has. */
function lockedPdf(): string {
  const hex = '00'.repeat(32);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>',
    `<< /Filter /Standard /V 1 /R 2 /O <${hex}> /U <${hex}> /P -4 >>`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 5\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>] >>\nstartxref\n${text.length}\n%%EOF\n`;
  return text + table + trailer;
}
