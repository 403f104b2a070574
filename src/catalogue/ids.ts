/** What the ids of the API name, by what they begin with, as the examples of the OpenAPI document show them. */
export const ID_KINDS: Readonly<Record<string, string>> = {
  'dir-': 'a directory',
  'dfl-': 'a file of a directory',
  'cfg-': 'a configuration',
  'whc-': 'a saved webhook',
  'bjb-': 'a batch of the v1 API',
  'bat-': 'a batch of the v2 API',
  'pjb-': 'a parse job',
  'prj-': 'a project',
};
