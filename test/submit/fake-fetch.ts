import type { Client, ClientOptions } from '../../src/submit/client/client.ts';
import { createClient } from '../../src/submit/client/client.ts';
import { eagerClock } from './manual-clock.ts';
import { KEY } from './test-client.ts';

/** A client whose requests are answered by a function, in a time that passes by itself. */
export function clientOf(
  answer: (url: URL, attempt: number, init: RequestInit) => Response | Promise<Response>,
  options: Partial<ClientOptions> = {},
): { readonly client: Client; readonly urls: URL[]; readonly clock: ReturnType<typeof eagerClock> } {
  const urls: URL[] = [];
  const clock = eagerClock();
  const answerOne: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    urls.push(url);
    return answer(url, urls.length, init ?? {});
  };
  const baseUrl = 'https://api.example';
  const client = createClient({ baseUrl, key: KEY, fetch: answerOne, clock, random: () => 0.5, ...options });
  return { client, urls, clock };
}

/** What fetch rejects with when the connection fails. */
export function connectionError(fields: Readonly<Record<string, string>>): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('CANARY'), fields) });
}
