import { gitBackend } from '../../src/ledger/git-backend.ts';

/** Writes so many records to a repository, one after the other; prints each that it made, and at last all of them. */
const [remote = '', name = '', count = ''] = process.argv.slice(2);
const place = { directory: process.cwd(), environment: process.env };
const backend = await gitBackend({ place, remote, allowPublic: false });
const made: number[] = [];
for (let index = 0; index < Number(count); index += 1) {
  const outcome = await backend.createOnly(`v1/d/h/p/x/y/g0001/${index}.json`, new TextEncoder().encode(name));
  if (outcome === 'created') made.push(index);
  console.error(index);
}
await backend.close();
console.log(JSON.stringify(made));
