import { describe, expect, test } from 'vitest';
import { run } from './run.ts';

describe('explain', () => {
  test.each([
    ['page_ranges.target_pages', 'spec.job.parameters.page_ranges.target_pages'],
    ['spec.job.parameters.tier', 'spec.job.parameters.tier'],
    ['trigger_mode', 'spec.job.parameters.processing_options.auto_mode_configuration[].trigger_mode'],
    ['spec.webhook_configuration_ids', 'spec.webhook_configuration_ids'],
  ])('knows the setting `%s` of v2', async (name, title) => {
    const { exitCode, out } = await run(['explain', name]);
    expect(exitCode).toBe(0);
    expect(out.split('\n')[0]).toBe(title);
  });

  test.each([
    ['spec.parameters.rules', 'spec.parameters.rules'],
    ['spec.parameters.parsing_configuration.lang', 'spec.parameters.parsing_configuration.lang'],
    ['spec.tracking.user_id', 'ClassifyJob.user_id'],
  ])('knows the setting `%s` of a classification', async (name, title) => {
    const { exitCode, out } = await run(['explain', name]);
    expect(exitCode).toBe(0);
    expect(out.split('\n')[0]).toBe(title);
  });

  test('takes a name that both APIs have for the one of v1', async () => {
    const { out } = await run(['explain', 'target_pages']);
    expect(out.split('\n')[0]).toBe('target_pages');
    expect(out).toContain('In v2: `/page_ranges/target_pages`');
  });

  test('names what a setting of v2 was called in v1', async () => {
    const { out } = await run(['explain', 'ignore_text_in_image']);
    expect(out).toContain('In v1: `disable_ocr`');
  });

  test('of nothing that is known is a usage error with the nearest name', async () => {
    const { exitCode, err } = await run(['explain', 'page_ranges.target_page']);
    expect(exitCode).toBe(64);
    expect(err).toContain('`page_ranges.target_pages`');
  });
});
