import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** Writes the licences of the packages whose code is in a bundle: they ask to be passed on with it. */
export function licences(fileName: string): Plugin {
  return {
    name: 'licences',
    generateBundle() {
      const folders = Array.from(this.getModuleIds(), (id) => FOLDER.exec(id)?.[0] ?? '').filter(Boolean);
      const texts = [...new Set(folders)].sort().map(describe);
      this.emitFile({ type: 'asset', fileName, source: texts.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}

const FOLDER = /^\/?[^\0]*node_modules\/(?:@[^/]+\/)?[^/]+/;

function describe(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  return `${name} ${version}: ${license}\n${text}`;
}
