import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { JsonObject } from '../core/json.ts';
import { catalogueAsDocument, catalogueAsSdk } from './catalogue-surface.ts';
import { compareSurfaces, formatDifference } from './compare-surfaces.ts';
import { readOpenapi } from './read-openapi.ts';
import type { SdkReading } from './read-sdk.ts';
import { readSdk } from './read-sdk.ts';
import type { Area, Surface } from './surface.ts';

const INSTALLED = 'node_modules/@llamaindex/llama-cloud';

const { values } = parseArgs({ options: { sdk: { type: 'string' }, openapi: { type: 'string' } } });
const count = values.openapi === undefined ? 0 : diffDocument(values.openapi);
const sdk = values.sdk ?? (values.openapi === undefined ? INSTALLED : undefined);
const total = count + (sdk === undefined ? 0 : diffSdk(sdk));
process.exitCode = total === 0 ? 0 : 1;

function diffDocument(file: string): number {
  const document = JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
  return report(file, catalogueAsDocument(), readOpenapi(document));
}

function diffSdk(place: string): number {
  const { version, surface } = existsSync(place) ? readSdk(resolve(place)) : readPublishedSdk(place);
  return report(`SDK ${version}`, catalogueAsSdk(version), surface);
}

function readPublishedSdk(specifier: string): SdkReading {
  const directory = mkdtempSync(join(tmpdir(), 'parsebatch-sdk-'));
  try {
    const options = ['--silent', '--ignore-scripts', '--pack-destination', directory];
    const archive = execFileSync('npm', ['pack', specifier, ...options], { encoding: 'utf8' }).trim();
    execFileSync('tar', ['-xzf', join(directory, archive), '-C', directory]);
    return readSdk(join(directory, 'package'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Prints what another source has more, less or otherwise, and how many differences there are. */
function report(label: string, ours: Surface, theirs: Surface): number {
  const differences = compareSurfaces(ours, theirs);
  const unspoken = (Object.keys(ours) as Area[]).filter((area) => theirs[area] === undefined);
  console.log(`${label}: ${differences.length === 0 ? 'as catalogued' : `${differences.length} differences`}`);
  for (const difference of differences) console.log(`  ${formatDifference(difference)}`);
  for (const area of unspoken) console.log(`  ${area}: not in this source`);
  return differences.length + unspoken.length;
}
