import type { ParameterGroup } from '../entry.ts';
import { NO_IMAGE_TEXT, SCHEMA, STATED } from './tiers.ts';

/** How long parsing may take, and what makes it fail. */
export const control = {
  '/processing_control': {
    kind: 'record',
    nullable: false,
    summary: 'How long parsing may take, and what makes it fail.',
  },
  '/processing_control/timeouts': {
    kind: 'record',
    nullable: false,
    summary: 'How long the parsing of a file may take.',
  },
  '/processing_control/timeouts/base_in_seconds': {
    kind: 'integer',
    summary: 'The time for a file, however few pages it has.',
    range: { value: { exclusiveMinimum: 0, maximum: 7200 }, ...SCHEMA },
    example: 1800,
    v1: ['job_timeout_in_seconds'],
  },
  '/processing_control/timeouts/extra_time_per_page_in_seconds': {
    kind: 'integer',
    summary: 'The time added for each page.',
    range: { value: { exclusiveMinimum: 0, maximum: 300 }, ...SCHEMA },
    example: 10,
    v1: ['job_timeout_extra_time_per_page_in_seconds'],
  },
  '/processing_control/job_failure_conditions': {
    kind: 'record',
    nullable: false,
    summary: 'What makes the parsing of a file fail; by default most of it is passed over.',
  },
  '/processing_control/job_failure_conditions/allowed_page_failure_ratio': {
    kind: 'number',
    summary: 'The share of failed pages above which the whole file fails.',
    default: { value: 0.05, ...STATED },
    range: { value: { exclusiveMinimum: 0, maximum: 1 }, ...SCHEMA },
    example: 0.1,
    v1: ['page_error_tolerance'],
    note: '0 is not accepted, as it is in v1.',
  },
  '/processing_control/job_failure_conditions/fail_on_image_extraction_error': {
    kind: 'boolean',
    summary: 'Fails when an image cannot be taken out of the document.',
    v1: ['strict_mode_image_extraction'],
  },
  '/processing_control/job_failure_conditions/fail_on_image_ocr_error': {
    kind: 'boolean',
    summary: 'Fails when the text of an image cannot be read.',
    conflicts: [NO_IMAGE_TEXT],
    v1: ['strict_mode_image_ocr'],
  },
  '/processing_control/job_failure_conditions/fail_on_markdown_reconstruction_error': {
    kind: 'boolean',
    summary: 'Fails when the structure of a page cannot be rebuilt.',
    v1: ['strict_mode_reconstruction'],
  },
  '/processing_control/job_failure_conditions/fail_on_buggy_font': {
    kind: 'boolean',
    summary: 'Fails on a font whose text comes out garbled.',
    v1: ['strict_mode_buggy_font'],
  },
} as const satisfies ParameterGroup;
