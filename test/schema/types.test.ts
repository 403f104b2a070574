import { describe, expectTypeOf, it } from 'vitest';
import type { z } from 'zod/v3';
import type {
  ParseBatch,
  ParseBatchSpec,
  ParseParameters,
  ParseSource,
  Project,
  ProjectEnvironment,
  ProjectRules,
  Report,
  WebhookTarget,
} from '../../src/generated/types.ts';
import type { parseBatch } from '../../src/schema/parse-batch.ts';
import type { project } from '../../src/schema/project.ts';
import type { report } from '../../src/schema/report.ts';

/** A type with what does not matter taken out: `readonly`, and the `| undefined` that Zod adds to optional keys. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<Exclude<T[Key], undefined>> }
    : T;

type Inferred = z.infer<typeof parseBatch>;

// `tsc -p test/tsconfig.json` is what checks these.
describe('the generated types', () => {
  it('are what Zod infers for a manifest', () => {
    expectTypeOf<Plain<ParseBatch>>().toEqualTypeOf<Plain<Inferred>>();
    expectTypeOf<Plain<ParseParameters>>().toEqualTypeOf<Plain<NonNullable<Inferred['spec']['parameters']>>>();
  });

  it('are what Zod infers for a project file, but for its rules', () => {
    type Inferred = z.infer<typeof project>;
    expectTypeOf<Plain<Omit<Project, 'rules'>>>().toEqualTypeOf<Plain<Omit<Inferred, 'rules'>>>();
    expectTypeOf<NonNullable<NonNullable<Project['environments']>[string]>>().toEqualTypeOf<ProjectEnvironment>();
    expectTypeOf<ProjectRules['set']>().toEqualTypeOf<string | null | undefined>();
  });

  it('are what Zod infers for a report', () => {
    expectTypeOf<Plain<Report>>().toEqualTypeOf<Plain<z.infer<typeof report>>>();
  });

  it('say what they hold', () => {
    expectTypeOf<ParseParameters['fast_mode']>().toEqualTypeOf<boolean | null | undefined>();
    expectTypeOf<ParseParameters['target_pages']>().toEqualTypeOf<string | number | null | undefined>();
    expectTypeOf<ParseParameters['priority']>().toEqualTypeOf<
      'low' | 'medium' | 'high' | 'critical' | null | undefined
    >();
    expectTypeOf<ParseSource['item_ids']>().toEqualTypeOf<readonly string[] | null | undefined>();
    expectTypeOf<WebhookTarget['url']>().toEqualTypeOf<string>();
  });

  it('have no key that a manifest does not know', () => {
    expectTypeOf<'nope'>().not.toExtend<keyof ParseParameters>();
    expectTypeOf<'nope'>().not.toExtend<keyof ParseBatchSpec>();
  });
});
