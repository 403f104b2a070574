import { parameterNamed } from '../../catalogue/parse-v1/index.ts';
import { isJsonObject } from '../../core/json.ts';
import { valueAt } from '../../core/path.ts';
import type { DocumentContext } from '../context.ts';
import { defineRule } from '../rule.ts';

export const noRedundantDefault = defineRule({
  id: 'no-redundant-default',
  group: 'money',
  severity: 'off',
  since: '2026-11',
  scope: 'document',
  summary: 'A parameter is not written with the value that it has anyway.',
  why: 'What is written stands out as a decision; a manifest that repeats defaults hides the few that it makes. Written defaults change the digest, so that a run without them counts as another one, and stay behind where a default moves. Environments, profiles and manifests that extend one may have to take a setting back, and are left alone.',
  fix: 'Remove the line.',
  whenOff: 'It is off by default: writing defaults out, so that nothing can move below a manifest, is as good a style.',
  sources: ['openapi', 'options', 'modes'],
  bad: [
    {
      title: 'a switch that is off anyway',
      yaml: `
parameters:
  annotate_links: false
  lang: en`,
      reports: ['9:21 `annotate_links` is written with its default.', '10:11 `lang` is written with its default.'],
    },
  ],
  good: [
    {
      title: 'decisions',
      yaml: `
parameters:
  annotate_links: true
  lang: de
  save_images: false`,
    },
    {
      title: 'what an environment takes back',
      yaml: `
parameters:
  annotate_links: true
environments:
  prod:
    parameters:
      annotate_links: false`,
    },
  ],
  *check({ document }) {
    const parameters = valueAt(document.value, ['spec', 'parameters']);
    if (!standsAlone({ document }) || !isJsonObject(parameters)) return;
    for (const [name, value] of Object.entries(parameters)) {
      const byDefault = parameterNamed(name)?.default?.value;
      if (byDefault === undefined || byDefault !== value || name === 'type') continue;
      const path = ['spec', 'parameters', name];
      const message = `\`${name}\` is written with its default.`;
      yield { path, at: 'value', message, help: `Remove \`${name}\`.` };
    }
  },
});

/** Nothing is below a manifest without profiles that it could take back. */
function standsAlone({ document }: Pick<DocumentContext, 'document'>): boolean {
  const profiles = valueAt(document.value, ['spec', 'extends']);
  const isAlone = profiles === undefined || profiles === null || (Array.isArray(profiles) && profiles.length === 0);
  return isAlone && valueAt(document.value, ['kind']) === 'ParseBatch';
}
