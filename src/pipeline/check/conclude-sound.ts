import { summarize } from '../../core/findings.ts';
import { createPlaceFinder } from '../../files/project-place.ts';
import { shownDirectory } from '../../files/shown-path.ts';
import type { CollectOptions } from '../workspace/collect-workspace.ts';
import type { ReadManifests } from '../workspace/read-manifests.ts';
import { pathOfSource } from '../workspace/read-manifests.ts';
import type { Answer } from './answer.ts';

/** What a check comes to where every file that was read is sound and no project file holds; undefined elsewhere. */
export async function concludeSound(read: ReadManifests, options: CollectOptions): Promise<Answer | undefined> {
  const { sound, sources, diagnostics, failures } = read;
  if (sources.length > 0 || diagnostics.length > 0 || failures.length > 0) return undefined;
  if (options.configFile !== undefined || options.trustedRef !== undefined) return undefined;
  const findPlace = createPlaceFinder(options);
  const inDirectories = new Map(sound.map(({ file }) => [shownDirectory(file), file]));
  for (const file of inDirectories.values()) {
    const { projectFile } = await findPlace(pathOfSource(file, options.cwd));
    if (projectFile !== undefined) return undefined;
  }
  const documents = sound.flatMap((file) => file.documents);
  const summary = summarize([], { files: sound.length, documents: documents.length, rules: 0 });
  return {
    findings: { diagnostics: [], sources: new Map(), documents, summary },
    ...{ notices: [], failures: [], environments: [] },
    isProjectWrong: false,
  };
}
