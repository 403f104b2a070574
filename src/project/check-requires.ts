import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Document } from '../core/document.ts';
import { valueAt } from '../core/path.ts';
import { reportIn } from './finding.ts';

const PATH = ['requires'];

/** What is wrong with `requires`: no range, or one that this version is not in. Its type is left to the schema. */
export function checkRequires(document: Document, version: string): Diagnostic | undefined {
  const range = valueAt(document.value, PATH);
  if (typeof range !== 'string') return undefined;
  if (validRange(range) === null) {
    const message = `\`requires\` holds \`${range}\`, which is not a range of versions.`;
    const help = 'Write a range as in package.json: `^0.1.0`.';
    return reportIn(document, { code: 'project/requires-range', path: PATH, at: 'value', message, help });
  }
  // A release candidate is meant to be tried in the projects that the release will serve.
  if (satisfies(version, range, { includePrerelease: true })) return undefined;
  const message = `This is parsebatch ${version}; the project requires \`${range}\`.`;
  const help = `Install a version in that range: \`npm install --save-dev "parsebatch@${range}"\`.`;
  return reportIn(document, { code: 'project/requires', path: PATH, at: 'value', message, help });
}
