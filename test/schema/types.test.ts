import type { BatchCreateParams } from 'llama-cloud-v2/resources/batches';
import type { ParseV2Parameters } from 'llama-cloud-v2/resources/configurations';
import { describe, expectTypeOf, it } from 'vitest';
import type { z } from 'zod/v3';
import type {
  Batch,
  BatchJob,
  ParseBatch,
  ParseBatchSpec,
  ParseConfiguration,
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

/** Every key at every depth; what the SDK leaves open has none. */
type Keys<T> = T extends readonly (infer Item)[]
  ? Keys<Item>
  : T extends object
    ? string extends keyof T
      ? never
      : { [Key in keyof T]-?: Key | Keys<NonNullable<T[Key]>> }[keyof T]
    : never;

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

  it('take a whole configuration of the official SDK, and have no other keys', () => {
    // The SDK calls mappings that have no settings yet unknown.
    expectTypeOf<Omit<ParseV2Parameters, 'fast_options' | 'input_options'>>().toExtend<ParseConfiguration>();
    type InputOfSdk = Omit<NonNullable<ParseV2Parameters['input_options']>, 'pdf'>;
    expectTypeOf<InputOfSdk>().toExtend<NonNullable<ParseConfiguration['input_options']>>();
    expectTypeOf<keyof ParseConfiguration>().toEqualTypeOf<keyof ParseV2Parameters>();
    expectTypeOf<Keys<ParseConfiguration>>().toEqualTypeOf<Keys<ParseV2Parameters>>();
    expectTypeOf<BatchCreateParams.Config.Job>().toExtend<BatchJob>();
    expectTypeOf<Batch['spec']['webhook_configuration_ids']>().toExtend<readonly string[] | null | undefined>();
  });

  it('have no key that a manifest does not know', () => {
    expectTypeOf<'nope'>().not.toExtend<keyof ParseParameters>();
    expectTypeOf<'nope'>().not.toExtend<keyof ParseBatchSpec>();
  });
});
