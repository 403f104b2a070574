// Times `parsebatch validate` as a whole process beside what a script of one's own would do: the yaml package and Ajv,
// which compiles the published schema at run time. The two run in turn; what counts is the ratio from one run.
// Usage: npm run build && node bench/validate.mjs [manifests] [rounds]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [manifests = 1, rounds = 11] = process.argv.slice(2).map(Number);
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'parsebatch-bench-'));
const manifest = readFileSync(join(root, 'examples/invoices-to-s3/invoices-to-s3.parsebatch.yaml'), 'utf8');
for (let index = 0; index < manifests; index += 1) {
  const text = manifest.replace(/^ {2}name: .*$/m, `  name: batch-${index}`);
  writeFileSync(join(folder, `${index}.parsebatch.yaml`), text);
}

const commands = {
  'parsebatch validate': [join(root, 'dist/bin.js'), 'validate', folder],
  'yaml + ajv by hand': [join(import.meta.dirname, 'yaml-and-ajv.mjs'), folder],
};

/** Milliseconds that one process takes; it has to find nothing wrong. */
function time(argv) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - start;
}

function median(values) {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)];
}

const [ours, theirs] = Object.values(commands);
time(ours);
time(theirs);
const pairs = Array.from({ length: rounds }, () => [time(ours), time(theirs)]);
const [oursMedian, theirsMedian] = [0, 1].map((column) => median(pairs.map((pair) => pair[column])));
console.log(`${manifests} manifests, ${rounds} rounds, Node ${process.versions.node}`);
console.log(`${Object.keys(commands)[0]}: ${oursMedian.toFixed(0)} ms`);
console.log(`${Object.keys(commands)[1]}:  ${theirsMedian.toFixed(0)} ms`);
console.log(`ratio, median of pairs: ${median(pairs.map(([a, b]) => a / b)).toFixed(2)}`);
rmSync(folder, { recursive: true });
