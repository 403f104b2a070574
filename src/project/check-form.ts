import type { Document } from '../core/document.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Project } from '../generated/types.ts';
import { validateProjectFile } from '../validate/validate-authoring.ts';
import type { ProjectFinding } from './finding.ts';
import { reportIn } from './finding.ts';

/** Holds a document to the schema of project files. */
export function checkForm(document: Document): Outcome<Project> {
  // What could not be read as YAML has been reported.
  if (document.value === undefined) return { value: undefined, diagnostics: [] };
  const other = otherKind(document.value);
  if (other !== undefined) return { value: undefined, diagnostics: [reportIn(document, other)] };
  return validateProjectFile(document);
}

/** Why a document was not meant as a project file. */
function otherKind(value: JsonValue): ProjectFinding | undefined {
  const help = 'Start with `apiVersion: parsebatch.dev/v1` and `kind: Project`.';
  const base = { code: 'project/not-a-project', at: 'value', help } as const;
  if (!isJsonObject(value)) return { ...base, path: [], message: 'The project file is not a mapping.' };
  const { kind } = value;
  if (kind === 'Project') return undefined;
  if (typeof kind !== 'string') return { ...base, path: [], message: 'The project file does not say `kind: Project`.' };
  return { ...base, path: ['kind'], message: `The project file is of the kind \`${kind}\`, not \`Project\`.` };
}
