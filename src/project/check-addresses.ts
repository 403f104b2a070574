import type { Document } from '../core/document.ts';
import { isLoopback } from '../core/loopback.ts';
import type { Project } from '../generated/types.ts';
import type { ProjectFinding } from './finding.ts';

/** Finds environments that say two addresses, or one that the API key may not go to. */
export function checkAddresses(document: Document, { environments }: Project): ProjectFinding[] {
  return Object.entries(environments ?? {}).flatMap(([name, environment]): ProjectFinding[] => {
    const { base_url: address, region } = environment ?? {};
    if (address == null) return [];
    const path = ['environments', name, 'base_url'];
    const problem = problemOf(address);
    if (problem !== undefined) {
      const message = `The \`base_url\` of \`${name}\` ${problem}.`;
      return [{ code: 'project/base-url', path, at: 'value', message, help: HELP }];
    }
    if (region == null) return [];
    const message = `The environment \`${name}\` has both \`base_url\` and \`region\`.`;
    const other = document.originOf(['environments', name, 'region'], 'key');
    const related = [{ message: 'the region', origin: other }];
    return [{ code: 'project/two-addresses', path, at: 'key', message, help: 'Keep one of the two.', related }];
  });
}

const HELP = 'Write `https://` and a host; `http://` is for loopback.';

/** What is wrong with an address; at most its host is quoted, as the rest may carry a credential. */
function problemOf(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol)) {
    return 'is not an address that begins with https://';
  }
  if (url.username !== '' || url.password !== '' || address.includes('@')) return 'holds a user or a password';
  if (/[?#]/.test(address)) return 'has a query or a fragment';
  if (url.protocol === 'https:' || isLoopback(url.hostname)) return undefined;
  return `names \`${url.host}\` without https: the API key would be readable`;
}
