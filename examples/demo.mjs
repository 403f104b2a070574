// The main job on the examples: check, compile, find mistakes, come back from a payload, and run a batch on this machine.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'dist/bin/parsebatch.cjs');
const INVOICES = 'examples/invoices-to-s3/invoices-to-s3.parsebatch.yaml';
const LOCAL_INVOICES = join(ROOT, 'examples/invoices-local/invoices-local.parsebatch.yaml');

const MISTAKEN = `apiVersion: parsebatch.dev/v1
kind: ParseBatch
metadata:
  name: mistaken
spec:
  source:
    directory_id: dir-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee
  parameters:
    target_page: 0-9
    parseMode: parse_page_with_agent
`;

const NEXT = `
# What to try next
  node dist/bin/parsebatch.cjs init my.parsebatch.yaml      write a manifest of your own to start from
  node dist/bin/parsebatch.cjs validate my.parsebatch.yaml  check it after every change
  node dist/bin/parsebatch.cjs params table                 look for parameters, here those about tables
  node dist/bin/parsebatch.cjs explain target_pages         read what one of them does
  examples/README.md                            what each example shows
  docs/guide/manifest.md                        every field of a manifest`;

const folder = mkdtempSync(join(tmpdir(), 'parsebatch-demo-'));
try {
  showMainJob(join(folder, 'payloads'));
  showBatch(folder);
  console.log(NEXT);
} catch (error) {
  console.error(`\ndemo failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function showMainJob(payloads) {
  if (!existsSync(PROGRAM)) {
    say('Build.');
    run('npm', ['run', '--silent', 'build']);
  }

  say('Check every example. The one warning is meant: it is about a parameter that is passed on unchecked.');
  parsebatch(['validate', 'examples']);

  say('Compile all of them, one file for each batch.');
  parsebatch(['compile', '-o', payloads, 'examples']);

  say('One payload: the body of the request. The digest, on stderr, says which run it is.');
  const compiled = parsebatch(['compile', INVOICES]);

  say('Two mistakes that the published schema of the API has nothing against.');
  parsebatch(['validate', '-'], { input: MISTAKEN, exitCode: 1 });

  say('A payload becomes a manifest, and that manifest is the same run.');
  const imported = parsebatch(['import', join(payloads, 'invoices-2026-q3.json'), '--name', 'invoices-2026-q3']);
  const again = parsebatch(['compile', '-'], { input: imported.stdout, isShown: false });
  if (again.stdout !== compiled.stdout) throw new Error('the imported manifest compiles to another payload');
  console.log('\nIt compiles to the same bytes.');
}

/** The embedded server keeps its store below the working directory: here one that goes with the demo. */
function showBatch(cwd) {
  say('Run a batch of three real PDFs with no account, on the server that is embedded in the command.');
  const applied = parsebatch(['apply', '--local', '--wait', LOCAL_INVOICES], { cwd });
  const [id] = /bjb-[0-9a-f-]+/.exec(applied.stdout) ?? [];

  say('What they say, on disk.');
  parsebatch(['results', '--local', id, '--download', 'results'], { cwd });
  const [first] = readdirSync(join(cwd, 'results')).filter((name) => name.endsWith('.md'));
  console.log(`$ cat results/${first}\n${readFileSync(join(cwd, 'results', first), 'utf8').trimEnd()}`);
}

function say(title) {
  console.log(`\n# ${title}`);
}

function parsebatch(args, options) {
  const shown = args.map((arg) => (arg.startsWith(ROOT) ? relative(ROOT, arg) : arg));
  if (options?.isShown !== false) console.log(`$ parsebatch ${shown.join(' ')}`);
  return run(process.execPath, [PROGRAM, ...args], options);
}

/** Runs a command, in the repository unless told, shows what it printed, and fails when it ends with another code than expected. */
function run(command, args, { input = '', exitCode = 0, isShown = true, cwd = ROOT } = {}) {
  const { stdout, stderr, status, error } = spawnSync(command, args, { cwd, input, encoding: 'utf8' });
  if (isShown || status !== exitCode) process.stdout.write(`${stdout ?? ''}${stderr ?? ''}`);
  if (status !== exitCode) throw error ?? new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return { stdout, stderr };
}
