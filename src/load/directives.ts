import type { CST } from 'yaml';
import type { Finding } from './finding.ts';
import { extentOfToken } from './properties.ts';
import { shownText } from './shown-text.ts';

/** The directives of a document that are not `%YAML 1.2`, or say it again. */
export function checkDirectives(directives: readonly CST.Directive[]): Finding[] {
  let hasVersion = false;
  return directives.flatMap((directive) => {
    const isFirstVersion = /^%YAML[ \t]+1\.2$/.test(directive.source) && !hasVersion;
    hasVersion ||= isFirstVersion;
    if (isFirstVersion) return [];
    return [
      {
        code: 'yaml/directive' as const,
        message: `The directive ${shownText(directive.source)} is not accepted: manifests are YAML 1.2.`,
        help: 'Remove the line.',
        ...extentOfToken(directive),
        path: [],
      },
    ];
  });
}
