import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Shape } from '../http/shape.ts';
import { anything, choice, fields, flag, mapping, nullable, number, sequence, text } from '../http/shape.ts';
import { parseV2Shape } from './parse-v2-shape.ts';

/** What a saved configuration is for. */
export type ProductType = keyof typeof PRODUCTS;

/** The parameters of a saved configuration: which shape they have, their `product_type` says. */
export const parametersShape: Shape = (value, loc) => {
  const problems = fields({})(value, loc);
  if (problems.length > 0 || !isJsonObject(value)) return problems;
  const type = value['product_type'];
  if (type === undefined) {
    const msg = "Unable to extract tag using discriminator 'product_type'";
    return [{ loc, msg, type: 'union_tag_not_found' }];
  }
  if (!isProductType(type)) {
    const msg = `Input tag found using 'product_type' does not match any of the expected tags: ${TAGS}`;
    return [{ loc, msg, type: 'union_tag_invalid' }];
  }
  return PRODUCTS[type].shape(value, [...loc, type]);
};

/** Whether a name is one of a product that configurations are saved for. */
export function isProductType(value: JsonValue): value is ProductType {
  return typeof value === 'string' && Object.hasOwn(PRODUCTS, value);
}

/** The settings that a product other than parsing is known to have; they hold no credentials. */
export function settingsOf(type: ProductType): readonly string[] {
  return PRODUCTS[type].settings;
}

function product(
  known: Readonly<Record<string, Shape>>,
  required: readonly string[] = [],
): { readonly shape: Shape; readonly settings: readonly string[] } {
  return { shape: fields(known, required), settings: ['product_type', ...Object.keys(known)] };
}

const pages = { target_pages: nullable(text()), max_pages: nullable(number({ whole: true, min: 1 })) };

const PRODUCTS = {
  parse_v2: { shape: parseV2Shape, settings: [] },
  extract_v2: product(
    {
      ...pages,
      tier: choice(['cost_effective', 'agentic', 'agentic_plus']),
      version: text(),
      disable_cache: flag,
      data_schema: mapping(anything),
      extraction_target: choice(['per_doc', 'per_page', 'per_table_row']),
      system_prompt: nullable(text()),
      cite_sources: flag,
      confidence_scores: flag,
      spreadsheet_mode: flag,
      sheet_names: nullable(sequence(text())),
      parse_tier: nullable(text()),
      parse_config_id: nullable(text()),
    },
    ['data_schema'],
  ),
  classify_v2: product(
    {
      rules: sequence(
        fields({ type: text({ minLength: 1, maxLength: 50 }), description: text({ minLength: 10, maxLength: 2000 }) }, [
          'type',
          'description',
        ]),
        { min: 1 },
      ),
      mode: choice(['FAST']),
      parsing_configuration: nullable(fields({ ...pages, lang: text() })),
    },
    ['rules'],
  ),
  split_v1: product(
    {
      categories: sequence(
        fields(
          {
            name: text({ minLength: 1, maxLength: 200 }),
            description: nullable(text({ minLength: 1, maxLength: 2000 })),
          },
          ['name'],
        ),
        { min: 1, max: 500 },
      ),
      splitting_strategy: fields({ allow_uncategorized: choice(['include', 'forbid', 'omit']) }),
    },
    ['categories'],
  ),
  spreadsheet_v1: product({
    tier: choice(['cost_effective', 'agentic']),
    sheet_names: nullable(sequence(text())),
    include_hidden_cells: flag,
    extraction_range: nullable(text()),
    generate_additional_metadata: flag,
    use_experimental_processing: flag,
    flatten_hierarchical_tables: flag,
    table_merge_sensitivity: choice(['strong', 'weak']),
    specialization: nullable(text()),
  }),
  unknown: product({}),
} as const;

const TAGS = Object.keys(PRODUCTS)
  .map((name) => `'${name}'`)
  .join(', ');
