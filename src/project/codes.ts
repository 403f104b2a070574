import type { CodePage } from '../core/code-page.ts';

/** The codes that reading a project file gives, besides those of its schema. */
export const PROJECT_CODES = {
  'project/not-a-project': {
    severity: 'error',
    summary: 'The file that is read as a project file is something else.',
    why: 'What guards the project would be passed over in silence.',
    fix: 'Start the file with `apiVersion: parsebatch.dev/v1` and `kind: Project`; manifests stand in files of their own.',
  },
  'project/several-documents': {
    severity: 'error',
    summary: 'The project file holds more than one document.',
    why: 'What holds for a project stands in one place; which of two documents counts, nobody could say.',
    fix: 'Keep one document in the file.',
  },
  'project/requires': {
    severity: 'error',
    summary: 'The project asks for another version of parsebatch than the one that runs.',
    why: 'Another version may know other settings and rules, so that its checks would say something else.',
    fix: 'Install a version in the range of `requires`, or change the range.',
  },
  'project/requires-range': {
    severity: 'error',
    summary: '`requires` is not a range of versions.',
    why: 'Nobody can tell which versions are meant.',
    fix: 'Write a range as in package.json: `^0.1.0`, `>=0.1 <2`.',
  },
  'project/unknown-environment': {
    severity: 'error',
    summary: '`default_environment` names an environment that the project file does not have.',
    why: 'A manifest would be made for an environment of which nothing is known: no project, no variables.',
    fix: 'Name one of the keys under `environments`, or add it there.',
  },
  'project/two-addresses': {
    severity: 'error',
    summary: 'An environment has both `base_url` and `region`.',
    why: 'Both say where batches are sent, and they cannot go to two places.',
    fix: 'Keep `region` for LlamaCloud, or `base_url` for a deployment of your own.',
  },
  'project/base-url': {
    severity: 'error',
    summary: 'The `base_url` of an environment is not an address that batches may be sent to.',
    why: 'The API key goes along with every request: it must travel encrypted, and nothing else belongs in the address.',
    fix: 'Write `https://` and a host; `http://` is for loopback. Leave out users, passwords, queries and fragments.',
  },
  'project/listed-twice': {
    severity: 'warning',
    summary: 'A name stands twice in a list of the project file.',
    why: 'Whoever takes one of them out to close the access leaves the other in.',
    fix: 'Remove one of the two.',
  },
  'project/own-key': {
    severity: 'error',
    summary: 'The project file lists the key of the API itself.',
    why: 'A manifest that could read it could send it anywhere, in a webhook or in a file name.',
    fix: 'Remove the name. parsebatch reads the key from the environment by itself.',
  },
  'project/reference': {
    severity: 'error',
    summary: 'A value of the project file holds a reference.',
    why: 'References are read in manifests and profiles. What the project file says is the same everywhere, so that nothing from outside can change it.',
    fix: 'Write the value out. Where a literal `${` is meant, write `$${`.',
  },
} as const satisfies Record<string, CodePage>;

export type ProjectCode = keyof typeof PROJECT_CODES;
