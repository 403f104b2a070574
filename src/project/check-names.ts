import { isOwnKey } from '../core/own-keys.ts';
import type { Project } from '../generated/types.ts';
import type { ProjectFinding } from './finding.ts';

/** Finds names that stand twice in a list, and the API's own keys. */
export function checkNames(project: Project, key: 'env' | 'secrets'): ProjectFinding[] {
  const names = project[key] ?? [];
  return names.flatMap((name, index): ProjectFinding[] => {
    const place = { path: [key, index], at: 'value' } as const;
    if (isOwnKey(name)) {
      const message = `\`${name}\` is the key of the API itself, which no manifest can read.`;
      return [{ code: 'project/own-key', ...place, message, help: `Remove it from \`${key}\`.` }];
    }
    if (names.indexOf(name) === index) return [];
    const message = `\`${name}\` stands twice under \`${key}\`.`;
    return [{ code: 'project/listed-twice', ...place, message, help: 'Remove one of the two.' }];
  });
}
