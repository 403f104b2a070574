import type { CST } from 'yaml';
import type { Finding } from './finding.ts';
import { shownText } from './shown-text.ts';
import { extentOfToken } from './tokens.ts';

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

/** The directives behind the last document: those that are accepted stand before none. */
export function checkTrailingDirectives(directives: readonly CST.Directive[]): Finding[] {
  const refused = checkDirectives(directives);
  const [first] = directives;
  if (refused.length > 0 || first === undefined) return refused;
  const message = 'A directive is followed by no document.';
  return [{ code: 'yaml/syntax', message, help: 'Remove the line.', ...extentOfToken(first), path: [] }];
}
