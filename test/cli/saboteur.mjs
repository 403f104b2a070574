// Loaded before the program by `--import FILE?…`: what the query says happens to it, so that nothing of it knows.
//   do=kill          it kills itself; `do=ENOSPC` and the like: that call fails so, and is not made; of what it writes one half is
//   at=REGEXP        only calls whose description fits are counted: `link …/s0001.a1.intent.json`, `POST /api/…`, `git push …`
//   nth=N            at the Nth of these, from 1, and at none after it
//   when=after       only once that call is done (before it, without); `during`, of git: once that has begun, which goes on
//   shift=MS haste=N its clock is so much later; what it waits for takes an Nth of its time, and the clock leaps over the rest
//   begun=1          it says `begun` on standard error at the first of these calls
import childProcess from 'node:child_process';
import { writeSync } from 'node:fs';
import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const query = new URL(import.meta.url).searchParams;
const what = query.get('do');
const at = new RegExp(query.get('at') ?? '');
const nth = Number(query.get('nth') ?? 0);
const when = query.get('when') ?? 'before';
let count = 0;

/** Whether this call is the one that is meant. */
function isMeant(description) {
  if (!at.test(description)) return false;
  count += 1;
  if (count === 1 && query.has('begun')) writeSync(2, 'begun\n');
  return what !== null && count === nth;
}

function fall() {
  process.kill(process.pid, 'SIGKILL');
  // The signal may take a moment to arrive, in which nothing more may happen.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** A call that gives a promise; `half` is done of it where it fails. */
function sabotaged(describe, call, half) {
  return async function (...args) {
    const isHere = isMeant(describe.call(this, args));
    if (isHere && what !== 'kill') {
      writeSync(2, 'sabotaged\n');
      await half?.call(this, ...args);
      throw Object.assign(new Error(`${what}: on purpose`), { code: what });
    }
    if (isHere && when === 'before') fall();
    const value = await call.apply(this, args);
    if (isHere) fall();
    return value;
  };
}

const paths = new WeakMap();
const handles = Object.getPrototypeOf(await files.open(process.execPath).then((file) => file.close().then(() => file)));
const { writeFile } = handles;
function writeHalf(bytes) {
  return writeFile.call(this, bytes.subarray(0, bytes.length / 2));
}
for (const name of ['writeFile', 'sync', 'close']) {
  const half = { writeFile: writeHalf, close: handles.close }[name];
  handles[name] = sabotaged(
    function () {
      return `${name} ${paths.get(this) ?? ''}`;
    },
    handles[name],
    half,
  );
}
for (const name of ['lstat', 'mkdir', 'mkdtemp', 'readdir', 'readFile', 'rm', 'unlink']) {
  files[name] = sabotaged(([path]) => `${name} ${path}`, files[name]);
}
files.link = sabotaged(([, to]) => `link ${to}`, files.link);
const { open } = files;
files.open = sabotaged(
  ([path]) => `open ${path}`,
  async (path, ...rest) => {
    const file = await open(path, ...rest);
    paths.set(file, path);
    return file;
  },
);

const { execFile } = childProcess;
childProcess.execFile = (file, args, options, done) => {
  const isHere = isMeant(`${file} ${args.filter((arg) => !arg.startsWith('--')).join(' ')}`);
  if (isHere && when === 'before') fall();
  const child = execFile(file, args, options, (...ended) => {
    if (isHere) fall();
    done(...ended);
  });
  if (isHere && when === 'during') fall();
  return child;
};
syncBuiltinESMExports();

globalThis.fetch = sabotaged(
  ([input, init]) => `${init?.method ?? 'GET'} ${new URL(String(input)).pathname}`,
  globalThis.fetch,
);

const haste = Number(query.get('haste') ?? 1);
let ahead = Number(query.get('shift') ?? 0);
const { now } = Date;
Date.now = () => now() + ahead;
const { setTimeout: wait } = globalThis;
globalThis.setTimeout = (run, milliseconds = 0, ...rest) => {
  const end = Date.now() + milliseconds;
  const leap = () => {
    ahead = Math.max(ahead, end - now());
    run(...rest);
  };
  return wait(leap, milliseconds / haste);
};
