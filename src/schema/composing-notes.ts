import type { JsonSchema } from './json-schema.ts';

/** What editors show about the keys of a spec that compose it. */
export const COMPOSING_NOTES: Readonly<Record<string, JsonSchema>> = {
  '/extends': { examples: [['../profiles/finance.parsebatch.yaml']] },
  '/environments': {
    title: 'Environments',
    defaultSnippets: [
      {
        label: 'staging',
        description: 'The first pages only.',
        body: { staging: { parameters: { max_pages: 3 } } },
      },
    ],
  },
  '/matrix': {
    title: 'Matrix',
    examples: [{ tenant: ['acme', 'globex'] }],
    defaultSnippets: [{ label: 'matrix', body: { '${1:tenant}': ['${2:acme}', '${3:globex}'] } }],
  },
  '/matrix/*': { description: 'The values of this axis.' },
};
