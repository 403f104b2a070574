import type { Beside, Transform } from './transform.ts';

const MERGED_TABLES: Beside = { pointer: '/output_options/markdown/tables/merge_continued_tables', value: true };

/** The tier that comes nearest to a parse mode; one that reads documents as a whole joins their tables, too. */
export const tierOfMode: Transform = ({ value, read }) => {
  if (read('auto_mode') === true) return { dropped: 'Auto mode wins over it.' };
  const tier = TIERS[String(value)];
  if (tier === undefined) return { lost: 'No tier is known for it.' };
  return { value: tier, ...(value === 'parse_document_with_llm' && { beside: [MERGED_TABLES] }) };
};

const TIERS: Readonly<Record<string, string>> = {
  parse_page_without_llm: 'fast',
  parse_page_with_llm: 'cost_effective',
  parse_document_with_llm: 'cost_effective',
  parse_page_with_agent: 'agentic',
  parse_page_with_lvm: 'agentic',
  parse_page_with_layout_agent: 'agentic_plus',
  parse_document_with_agent: 'agentic_plus',
  parse_document_with_lvm: 'agentic_plus',
};
