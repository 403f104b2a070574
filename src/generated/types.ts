/** A v1 parse batch of LlamaCloud. */
export interface ParseBatch {
  /** The version of the manifest format. */
  readonly apiVersion: 'parsebatch.dev/v1';
  /** What the manifest makes: a v1 batch-processing job that parses files. */
  readonly kind: 'ParseBatch';
  /** What the batch is called. */
  readonly metadata: ManifestMetadata;
  /** What is parsed, and how. */
  readonly spec: ParseBatchSpec;
}

/** What the batch is called. */
export interface ManifestMetadata {
  /** The name of the batch: unique in a project. */
  readonly name: string;
  /** What the batch is for; it is not sent. */
  readonly description?: string | null;
  /** Labels for the reader and for tools; they are not sent. */
  readonly labels?: { readonly [key: string]: string | null } | null;
}

/** What is parsed, and how. */
export interface ParseBatchSpec {
  /** What is parsed: exactly one of `directory_id`, `item_ids` and `files`. */
  readonly source: ParseSource;
  readonly project_id?: string | null;
  readonly organization_id?: string | null;
  /** How every file of the batch is parsed, in the spelling of the API. */
  readonly parameters?: ParseParameters | null;
  /** Parameters that are newer than this schema: passed on as written, without a check. */
  readonly unchecked_parameters?: { readonly [key: string]: unknown } | null;
  readonly partitions?: Partitions | null;
  readonly output_s3_path_prefix?: string | null;
  readonly output_s3_region?: string | null;
  /** The endpoints that are notified when the state of a file changes. */
  readonly webhooks?: readonly WebhookTarget[] | null;
  readonly webhook_url?: string | null;
  /** Ids that mark the job across services. */
  readonly tracking?: Tracking | null;
  /** A token; a new one makes a new run of an unchanged manifest. */
  readonly rerun?: string | null;
}

/** What is parsed: exactly one of `directory_id`, `item_ids` and `files`. */
export interface ParseSource {
  /** The directory whose files are parsed. */
  readonly directory_id?: string;
  /** The files that are parsed, by their ids in a directory. */
  readonly item_ids?: readonly string[];
  /** Local files that are parsed: globs relative to the manifest. They are uploaded when it is applied. */
  readonly files?: readonly string[];
  /** What is parsed again when the content of the source changes. */
  readonly on_change?: 'hold' | 'new' | 'all' | null;
  /** Whether the items are referenced from a directory made for the run. */
  readonly stage?: boolean | null;
  /** How many files of a directory are taken up at a time. */
  readonly page_size?: number | null;
  /** How many files of a directory one execution of the job takes before the next goes on. */
  readonly continue_as_new_threshold?: number | null;
}

/** How every file of the batch is parsed, in the spelling of the API. */
export interface ParseParameters {
  readonly parse_mode?: 'parse_page_without_llm' | 'parse_page_with_llm' | 'parse_page_with_lvm' | 'parse_page_with_agent' | 'parse_page_with_layout_agent' | 'parse_document_with_llm' | 'parse_document_with_lvm' | 'parse_document_with_agent' | null;
  readonly tier?: string | null;
  readonly version?: string | null;
  readonly enable_cost_optimizer?: boolean | null;
  readonly preset?: string | null;
  readonly fast_mode?: boolean | null;
  readonly premium_mode?: boolean | null;
  readonly continuous_mode?: boolean | null;
  readonly use_vendor_multimodal_model?: boolean | null;
  readonly gpt4o_mode?: boolean | null;
  readonly auto_mode?: boolean | null;
  readonly auto_mode_trigger_on_regexp_in_page?: string | null;
  readonly auto_mode_trigger_on_text_in_page?: string | null;
  readonly auto_mode_trigger_on_table_in_page?: boolean | null;
  readonly auto_mode_trigger_on_image_in_page?: boolean | null;
  readonly auto_mode_configuration_json?: string | null;
  readonly model?: string | null;
  readonly vendor_multimodal_model_name?: string | null;
  readonly vendor_multimodal_api_key?: string | null;
  readonly gpt4o_api_key?: string | null;
  readonly azure_openai_deployment_name?: string | null;
  readonly azure_openai_endpoint?: string | null;
  readonly azure_openai_api_version?: string | null;
  readonly azure_openai_key?: string | null;
  readonly user_prompt?: string | null;
  readonly system_prompt?: string | null;
  readonly system_prompt_append?: string | null;
  readonly parsing_instruction?: string | null;
  readonly is_formatting_instruction?: boolean | null;
  readonly formatting_instruction?: string | null;
  readonly complemental_formatting_instruction?: string | null;
  readonly content_guideline_instruction?: string | null;
  readonly target_pages?: string | number | null;
  readonly max_pages?: number | null;
  readonly bbox_top?: number | null;
  readonly bbox_right?: number | null;
  readonly bbox_bottom?: number | null;
  readonly bbox_left?: number | null;
  readonly bounding_box?: string | null;
  readonly languages?: readonly ('af' | 'az' | 'bs' | 'cs' | 'cy' | 'da' | 'de' | 'en' | 'es' | 'et' | 'fr' | 'ga' | 'hr' | 'hu' | 'id' | 'is' | 'it' | 'ku' | 'la' | 'lt' | 'lv' | 'mi' | 'ms' | 'mt' | 'nl' | 'no' | 'oc' | 'pi' | 'pl' | 'pt' | 'ro' | 'rs_latin' | 'sk' | 'sl' | 'sq' | 'sv' | 'sw' | 'tl' | 'tr' | 'uz' | 'vi' | 'ar' | 'fa' | 'ug' | 'ur' | 'bn' | 'as' | 'mni' | 'ru' | 'rs_cyrillic' | 'be' | 'bg' | 'uk' | 'mn' | 'abq' | 'ady' | 'kbd' | 'ava' | 'dar' | 'inh' | 'che' | 'lbe' | 'lez' | 'tab' | 'tjk' | 'hi' | 'mr' | 'ne' | 'bh' | 'mai' | 'ang' | 'bho' | 'mah' | 'sck' | 'new' | 'gom' | 'sa' | 'bgc' | 'th' | 'ch_sim' | 'ch_tra' | 'ja' | 'ko' | 'ta' | 'te' | 'kn')[] | null;
  readonly disable_ocr?: boolean | null;
  readonly skip_diagonal_text?: boolean | null;
  readonly high_res_ocr?: boolean | null;
  readonly remove_hidden_text?: boolean | null;
  readonly lang?: string | null;
  readonly extract_layout?: boolean | null;
  readonly layout_aware?: boolean | null;
  readonly precise_bounding_box?: boolean | null;
  readonly line_level_bounding_box?: boolean | null;
  readonly ignore_document_elements_for_layout_detection?: boolean | null;
  readonly adaptive_long_table?: boolean | null;
  readonly compact_markdown_table?: boolean | null;
  readonly outlined_table_extraction?: boolean | null;
  readonly aggressive_table_extraction?: boolean | null;
  readonly merge_tables_across_pages_in_markdown?: boolean | null;
  readonly guess_xlsx_sheet_name?: boolean | null;
  readonly keep_page_separator_when_merging_tables?: boolean | null;
  readonly output_tables_as_HTML?: boolean | null;
  readonly markdown_table_multiline_header_separator?: string | null;
  readonly specialized_chart_parsing_agentic?: boolean | null;
  readonly specialized_chart_parsing_plus?: boolean | null;
  readonly specialized_chart_parsing_efficient?: boolean | null;
  readonly specialized_image_parsing?: boolean | null;
  readonly extract_charts?: boolean | null;
  readonly disable_image_extraction?: boolean | null;
  readonly take_screenshot?: boolean | null;
  readonly inline_images_in_markdown?: boolean | null;
  readonly save_images?: boolean | null;
  readonly images_to_save?: readonly ('screenshot' | 'embedded' | 'layout')[] | null;
  readonly annotate_links?: boolean | null;
  readonly annotate_revisions?: boolean | null;
  readonly disable_reconstruction?: boolean | null;
  readonly output_pdf_of_document?: boolean | null;
  readonly confidence_score_effort?: string | null;
  readonly extract_printed_page_number?: boolean | null;
  readonly page_separator?: string | null;
  readonly page_prefix?: string | null;
  readonly page_suffix?: string | null;
  readonly hide_headers?: boolean | null;
  readonly hide_footers?: boolean | null;
  readonly page_header_prefix?: string | null;
  readonly page_header_suffix?: string | null;
  readonly page_footer_prefix?: string | null;
  readonly page_footer_suffix?: string | null;
  readonly preserve_layout_alignment_across_pages?: boolean | null;
  readonly preserve_very_small_text?: boolean | null;
  readonly do_not_unroll_columns?: boolean | null;
  readonly html_make_all_elements_visible?: boolean | null;
  readonly html_remove_navigation_elements?: boolean | null;
  readonly html_remove_fixed_elements?: boolean | null;
  readonly spreadsheet_extract_sub_tables?: boolean | null;
  readonly spreadsheet_force_formula_computation?: boolean | null;
  readonly spreadsheet_include_hidden_sheets?: boolean | null;
  readonly presentation_out_of_bounds_content?: boolean | null;
  readonly presentation_skip_embedded_data?: boolean | null;
  readonly structured_output?: boolean | null;
  readonly structured_output_json_schema?: string | null;
  readonly structured_output_json_schema_name?: string | null;
  readonly job_timeout_in_seconds?: number | null;
  readonly job_timeout_extra_time_per_page_in_seconds?: number | null;
  readonly page_error_tolerance?: number | null;
  readonly replace_failed_page_mode?: 'raw_text' | 'blank_page' | 'error_message' | null;
  readonly replace_failed_page_with_error_message_prefix?: string | null;
  readonly replace_failed_page_with_error_message_suffix?: string | null;
  readonly strict_mode_image_extraction?: boolean | null;
  readonly strict_mode_image_ocr?: boolean | null;
  readonly strict_mode_reconstruction?: boolean | null;
  readonly strict_mode_buggy_font?: boolean | null;
  readonly invalidate_cache?: boolean | null;
  readonly do_not_cache?: boolean | null;
  readonly webhook_configurations?: readonly WebhookConfiguration[] | null;
  readonly webhook_url?: string | null;
  readonly output_s3_path_prefix?: string | null;
  readonly output_s3_region?: string | null;
  readonly input_s3_path?: string | null;
  readonly input_s3_region?: string | null;
  readonly input_url?: string | null;
  readonly http_proxy?: string | null;
  readonly priority?: 'low' | 'medium' | 'high' | 'critical' | null;
  readonly custom_metadata?: { readonly [key: string]: unknown } | null;
  readonly resource_info?: { readonly [key: string]: unknown } | null;
  readonly project_id?: string | null;
  readonly max_pages_enforced?: number | null;
  readonly internal_is_screenshot_job?: boolean | null;
  readonly type?: 'parse' | null;
  readonly outputBucket?: string | null;
  readonly pipeline_id?: string | null;
}

export interface WebhookConfiguration {
  readonly webhook_url?: string | null;
  readonly webhook_events?: readonly ('extract.pending' | 'extract.success' | 'extract.error' | 'extract.partial_success' | 'extract.cancelled' | 'parse.pending' | 'parse.running' | 'parse.success' | 'parse.error' | 'parse.partial_success' | 'parse.cancelled' | 'classify.pending' | 'classify.running' | 'classify.success' | 'classify.error' | 'classify.partial_success' | 'classify.cancelled' | 'sheets.pending' | 'sheets.success' | 'sheets.error' | 'sheets.partial_success' | 'sheets.cancelled' | 'split.pending' | 'split.processing' | 'split.success' | 'split.error' | 'split.cancelled' | 'batch.pending' | 'batch.running' | 'batch.success' | 'batch.error' | 'batch.cancelled' | 'unmapped_event')[] | null;
  readonly webhook_output_format?: string | null;
  readonly webhook_headers?: { readonly [key: string]: string | null } | null;
  readonly webhook_signing_secret?: string | null;
}

export interface Partitions {
  readonly data_source_id_partition?: string | null;
  readonly pipeline_id_partition?: string | null;
  readonly eval_dataset_id_partition?: string | null;
  readonly file_id_partition?: string | null;
  readonly pipeline_file_id_partition?: string | null;
  readonly file_parsing_id_partition?: string | null;
  readonly extraction_schema_id_partition?: string | null;
}

export interface WebhookTarget {
  readonly url: string;
  readonly events?: readonly ('extract.pending' | 'extract.success' | 'extract.error' | 'extract.partial_success' | 'extract.cancelled' | 'parse.pending' | 'parse.running' | 'parse.success' | 'parse.error' | 'parse.partial_success' | 'parse.cancelled' | 'classify.pending' | 'classify.running' | 'classify.success' | 'classify.error' | 'classify.partial_success' | 'classify.cancelled' | 'sheets.pending' | 'sheets.success' | 'sheets.error' | 'sheets.partial_success' | 'sheets.cancelled' | 'split.pending' | 'split.processing' | 'split.success' | 'split.error' | 'split.cancelled' | 'batch.pending' | 'batch.running' | 'batch.success' | 'batch.error' | 'batch.cancelled' | 'unmapped_event')[] | null;
  /** Whether the body is a JSON object or a string that holds JSON. */
  readonly output_format?: 'string' | 'json' | null;
  readonly headers?: { readonly [key: string]: string | null } | null;
  readonly signing_secret?: string | null;
}

/** Ids that mark the job across services. */
export interface Tracking {
  readonly correlation_id?: string | null;
  readonly session_id?: string | null;
  readonly parent_job_execution_id?: string | null;
  readonly user_id?: string | null;
}

/** The findings of one run of parsebatch. */
export interface Report {
  /** The version of the format. */
  readonly version: 1;
  /** All findings, ordered by file, offset and code. */
  readonly diagnostics: readonly ReportedDiagnostic[];
  /** How much was looked at and found. */
  readonly summary: ReportSummary;
}

export interface ReportedDiagnostic {
  /** What kind of finding it is: `schema/unknown-key`, say. */
  readonly code: string;
  /** How much it weighs: only errors fail a check. */
  readonly severity: 'error' | 'warning' | 'info';
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  /** The file, relative to the working directory. */
  readonly file?: string;
  /** Where the value comes from, when it stands in no file. */
  readonly origin?: ReportedOrigin;
  /** The document of the file. */
  readonly document?: ReportedDocument;
  /** JSON pointer into the manifest: `/spec/parameters/tier`, say. */
  readonly path: string;
  /** The place in the file. */
  readonly span?: ReportedSpan;
  /** Further places that the message speaks of. */
  readonly related?: readonly ReportedRelated[];
  /** The environments that the finding holds in, if not all. */
  readonly environments?: readonly string[];
  /** Why the finding does not count. */
  readonly suppression?: ReportedSuppression;
  /** The page that explains the code, relative to the package. */
  readonly docs: string;
}

/** Where the value comes from, when it stands in no file. */
export interface ReportedOrigin {
  /** What stands in for a file. */
  readonly kind: 'flag' | 'variable' | 'environment' | 'default';
  /** The name of the flag, variable, environment or default. */
  readonly name: string;
}

/** The document of the file. */
export interface ReportedDocument {
  /** Which document of the file, counted from 0. */
  readonly index: number;
  /** `metadata.name` of the document. */
  readonly name?: string;
}

/** The place in the file. */
export interface ReportedSpan {
  /** Where it begins. */
  readonly start: ReportedPosition;
  /** Where it ends: the first position after it. */
  readonly end: ReportedPosition;
}

/** Where it begins. */
export interface ReportedPosition {
  /** The line, counted from 1. */
  readonly line: number;
  /** The column, counted from 1 in UTF-16 code units. */
  readonly column: number;
  /** The offset into the file, counted from 0 in UTF-16 code units. */
  readonly offset: number;
}

export interface ReportedRelated {
  /** What this place has to do with the finding. */
  readonly message: string;
  /** The file, relative to the working directory. */
  readonly file?: string;
  /** The place in the file. */
  readonly span?: ReportedSpan;
}

/** Why the finding does not count. */
export interface ReportedSuppression {
  /** The reason given beside the suppression. */
  readonly reason: string;
}

/** How much was looked at and found. */
export interface ReportSummary {
  /** How many files were read. */
  readonly files: number;
  /** How many documents they hold. */
  readonly documents: number;
  /** How many rules were run. */
  readonly rules: number;
  /** How many errors were found. */
  readonly errors: number;
  /** How many warnings were found. */
  readonly warnings: number;
  /** How many remarks were made. */
  readonly infos: number;
  /** How many findings are suppressed; no other number counts them. */
  readonly suppressed: number;
}
