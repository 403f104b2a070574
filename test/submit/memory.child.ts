import { createClient } from '../../src/submit/client/client.ts';
import { machineClock } from '../../src/submit/clock.ts';

/** Uploads a file, or reads the list of a batch's items, and prints what came of it and the most memory it took. */
const [task = '', baseUrl = '', file = ''] = process.argv.slice(2);
const client = createClient({ baseUrl, key: 'llx-test', fetch, clock: machineClock, random: Math.random });
const said = task === 'upload' ? (await client.uploadFile('dir-1', file)).kind : await countItems();
console.log(JSON.stringify({ said, megabytes: process.resourceUsage().maxRSS / 1024 }));

async function countItems(): Promise<number> {
  let count = 0;
  for await (const page of client.listItems('bjb-1')) count += page.length;
  return count;
}
