import { expect, test } from 'vitest';
import { findingsIn, manifest, project, projectFolder } from '../project-folder.ts';

// What is read is a text with a reference, however that is written.
test.each([
  ['as it is', '${var:EMPTY}'],
  ['with its dollar escaped', '\\x24{var:EMPTY}'],
  ['with its brace escaped', '$\\u007Bvar:EMPTY}'],
  ['with its line folded within it', '$\\\n      {var:EMPTY}'],
])('what a reference comes to is checked where it is written %s', async (_, text) => {
  const spec = `source:\n  item_ids: ["${text}"]\nparameters: { max_pages: 3 }`;
  const folder = projectFolder({
    'a.parsebatch.yaml': manifest(spec),
    'parsebatch.config.yaml': project('vars: { EMPTY: "" }'),
  });
  expect(await findingsIn(folder)).toEqual(['a.parsebatch.yaml:7:16 schema/out-of-range']);
});
