import { Failure } from '../../core/failure.ts';
import type { ManifestProject, ProjectOptions } from './read-projects.ts';
import { createProjectReader } from './read-projects.ts';

/** The project of the working directory. Throws a Failure where its file is wrong: what it says of a ledger might be too. */
export async function readSoundProject(options: ProjectOptions): Promise<ManifestProject> {
  const project = await createProjectReader(options)(undefined);
  const { files, diagnostics } = project;
  const wrong = [...files.flatMap((file) => file.diagnostics), ...diagnostics].find(
    ({ severity }) => severity === 'error',
  );
  if (wrong === undefined) return project;
  const hint = 'See what is wrong with it: parsebatch validate.';
  throw new Failure('project-wrong', `The project file is wrong: ${wrong.message}`, { hint });
}
