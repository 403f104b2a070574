import type { ParameterGroup } from '../entry.ts';

/** What is kept of a web page. */
export const html = {
  html_make_all_elements_visible: {
    kind: 'boolean',
    summary: 'Reads the hidden elements of HTML files too.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/input_options/html/make_all_elements_visible',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
  },
  html_remove_navigation_elements: {
    kind: 'boolean',
    summary: 'Leaves menus, page headers and page footers of HTML files out.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/input_options/html/remove_navigation_elements',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
  },
  html_remove_fixed_elements: {
    kind: 'boolean',
    summary: 'Leaves out what stays in place when HTML files are scrolled, such as cookie banners.',
    default: { value: false, basis: 'schema', source: 'openapi' },
    v2: {
      pointer: '/input_options/html/remove_fixed_elements',
      transform: 'copy',
      basis: 'documented',
      source: 'guide',
    },
  },
} as const satisfies ParameterGroup;
