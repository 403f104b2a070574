import type { GitPlace } from './run-git.ts';
import { runGit } from './run-git.ts';

type Environment = GitPlace['environment'];

/** Settings of a repository that say how to reach a remote, and as whom. */
const CONNECTING = /^(?:http|credential|url|ssh)\.|^core\.(?:sshcommand|askpass|gitproxy)$/;

/** What is configured may not have another program run, more be sent, or anything wait for an answer. */
const FIXED: readonly (readonly [string, string])[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.logAllRefUpdates', 'false'],
  ['fetch.prune', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['push.followTags', 'false'],
  ['push.gpgSign', 'false'],
  ['push.pushOption', ''],
  ['push.recurseSubmodules', 'no'],
  ['push.useForceIfIncludes', 'false'],
  ['submodule.recurse', 'false'],
];

/**
 * The environment in which a repository of its own reaches the same remotes as the one at a place: a pipeline often
 * writes the credentials into the repository that it checks out. They are handed on in the environment, which other users of
 * the machine cannot read.
 */
export async function connectionOf(place: GitPlace): Promise<Environment> {
  const ran = await runGit(place, ['config', '--list', '--includes', '--show-scope', '-z']);
  const settings = ran?.exitCode === 0 ? readSettings(new TextDecoder().decode(ran.out)) : [];
  const local = settings.filter(({ scope, key }) => ['local', 'worktree'].includes(scope) && CONNECTING.test(key));
  const hasShell = settings.some(({ key }) => key === 'core.sshcommand');
  const { SSH_ASKPASS: _, ...kept } = place.environment;
  return {
    ...withSettings(kept, [...local.map(({ key, value }) => [key, value] as const), ...FIXED]),
    ...(hasShell || kept['GIT_SSH_COMMAND'] !== undefined || kept['GIT_SSH'] !== undefined
      ? {}
      : { GIT_SSH_COMMAND: 'ssh -oBatchMode=yes' }),
    GIT_ALLOW_PROTOCOL: 'file:http:https:ssh',
    SSH_ASKPASS_REQUIRE: 'never',
  };
}

/** The environment of somebody who has no account: nothing of what is configured, stored or asked for is there. */
export function anonymous(environment: Environment): Environment {
  const kept = Object.entries(environment).filter(([name]) => NEUTRAL.test(name));
  const none = withSettings(Object.fromEntries(kept), [
    ['credential.helper', ''],
    ['core.askPass', ''],
    ['http.emptyAuth', 'false'],
  ]);
  return {
    ...none,
    HOME: '/dev/null',
    GIT_ASKPASS: '',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ALLOW_PROTOCOL: 'http:https',
  };
}

/** Where programs, temporary files, proxies and certificates are. */
const NEUTRAL = /^(?:PATH|PATHEXT|SYSTEMROOT|TEMP|TMP|TMPDIR|(?:https?|all|no)_proxy|GIT_SSL_CA\w+|SSL_CERT_\w+)$/i;

interface Setting {
  readonly scope: string;
  readonly key: string;
  readonly value: string;
}

/** `SCOPE NUL KEY LF VALUE NUL`; keys are in lower case but for what is between their dots. */
function readSettings(out: string): Setting[] {
  const parts = out.split('\0');
  return parts.flatMap((scope, index) => {
    if (index % 2 === 1 || scope === '') return [];
    const [key = '', ...lines] = (parts[index + 1] ?? '').split('\n');
    return [{ scope, key, value: lines.join('\n') }];
  });
}

/** Behind those that are in the environment already. */
function withSettings(environment: Environment, settings: readonly (readonly [string, string])[]): Environment {
  const before = Number(environment['GIT_CONFIG_COUNT'] ?? 0);
  const entries = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${before + index}`, key],
    [`GIT_CONFIG_VALUE_${before + index}`, value],
  ]);
  return { ...environment, ...Object.fromEntries(entries), GIT_CONFIG_COUNT: String(before + settings.length) };
}
