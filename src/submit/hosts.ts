import { Failure } from '../core/failure.ts';
import { isLoopback } from '../core/loopback.ts';

/** Where the address of the API may come from, in the order of asking. */
export interface HostSources {
  /** `--base-url`. */
  readonly flag?: string | undefined;
  /** `--region`: a region of LlamaCloud by name. */
  readonly region?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What the project file says for an environment. */
  readonly project?: ProjectHost | undefined;
}

/** The deployment that a project file names: one of its own, or one of LlamaCloud. */
export interface ProjectHost {
  /** How messages call the environment of the project file. */
  readonly shownAs: string;
  readonly baseUrl: string | undefined;
  readonly region: keyof typeof REGIONS | undefined;
}

/** The regions of LlamaCloud, by name. */
export const REGIONS = {
  na: 'https://api.cloud.llamaindex.ai',
  eu: 'https://api.cloud.eu.llamaindex.ai',
} as const;

/** The variable that names an address, and the one that says which hosts may have the key besides the built-in ones. */
export const BASE_URL_VARIABLE = 'LLAMA_CLOUD_BASE_URL';
export const ALLOWED_HOSTS_VARIABLE = 'PARSEBATCH_ALLOWED_HOSTS';

/** An address that the key may go to. */
export interface ApiHost {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** To be shown before a send. */
  readonly host: string;
  readonly isLoopback: boolean;
}

/**
 * Chooses the address of the API (docs/adr/0007). Whoever types `--base-url` may name any host; a variable and a project
 * file only choose among the regions, loopback and the allowed hosts. Throws for every other address.
 */
export function chooseHost({ flag, region, environment, project }: HostSources): ApiHost {
  if (flag !== undefined && region !== undefined)
    throw new Failure('usage', '`--base-url` and `--region` both name where the API is: give one of them.');
  if (flag !== undefined) return toApiHost(readUrl(flag, '`--base-url`'));
  if (region !== undefined) return toApiHost(new URL(readRegion(region)));
  const value = environment[BASE_URL_VARIABLE]?.trim() ?? '';
  if (value !== '') return chooseAllowed(value, `\`${BASE_URL_VARIABLE}\``, environment);
  if (project?.baseUrl !== undefined) return chooseAllowed(project.baseUrl, project.shownAs, environment);
  return toApiHost(new URL(REGIONS[project?.region ?? 'na']));
}

function readRegion(name: string): string {
  const url = new Map<string, string>(Object.entries(REGIONS)).get(name);
  if (url !== undefined) return url;
  throw new Failure('usage', `There is no region \`${name}\``, { hint: `One of ${Object.keys(REGIONS).join(', ')}.` });
}

function chooseAllowed(value: string, place: string, environment: HostSources['environment']): ApiHost {
  const url = readUrl(value, place);
  if (isLoopback(url.hostname) || isAllowed(url, environment[ALLOWED_HOSTS_VARIABLE] ?? '')) return toApiHost(url);
  throw new Failure('refused', `${place} names \`${url.host}\`, which may not have the API key`, {
    hint: `Add it to ${ALLOWED_HOSTS_VARIABLE}, or name it with --base-url.`,
  });
}

function toApiHost(url: URL): ApiHost {
  const baseUrl = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  return { baseUrl, host: url.host, isLoopback: isLoopback(url.hostname) };
}

/** Reads an address; what it says about a wrong one quotes at most the host, as the rest may carry a credential. */
function readUrl(text: string, place: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol))
    throw new Failure('usage', `${place} is not an address that begins with https://`);
  if (url.username !== '' || url.password !== '' || text.includes('@'))
    throw new Failure('usage', `${place} holds a user or a password; only the API key is sent`);
  if (/[?#]/.test(text)) throw new Failure('usage', `${place} has a query or a fragment`);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new Failure('refused', `${place} names \`${url.host}\` without https: the API key would be readable`);
  return url;
}

function isAllowed(url: URL, allowed: string): boolean {
  const regions = Object.values(REGIONS).map((region) => new URL(region).host);
  return [...regions, ...readAllowed(allowed)].includes(url.host);
}

/** The hosts of the comma-separated list, each exactly as a URL writes it. */
function readAllowed(list: string): string[] {
  const entries = list.split(',').map((entry) => entry.trim());
  return entries
    .filter((entry) => entry !== '')
    .map((entry) => {
      const url = /^[A-Za-z0-9.-]+(:\d+)?$|^\[[0-9A-Fa-f:.]+\](:\d+)?$/.test(entry) ? `https://${entry}` : '';
      if (URL.canParse(url)) return new URL(url).host;
      throw new Failure('usage', `\`${ALLOWED_HOSTS_VARIABLE}\` holds \`${entry}\`, which is not a host or host:port`);
    });
}
