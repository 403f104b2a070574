import { CONFIGURATION_PLACE } from '../catalogue/parse-v2/index.ts';

/** What the mappings of each schema are called as types, by their places. */
export const PARSE_BATCH_NAMES = {
  '': 'ParseBatch',
  '/metadata': 'ManifestMetadata',
  '/spec': 'ParseBatchSpec',
  '/spec/source': 'ParseSource',
  '/spec/parameters': 'ParseParameters',
  '/spec/parameters/webhook_configurations/*': 'WebhookConfiguration',
  '/spec/partitions': 'Partitions',
  '/spec/webhooks/*': 'WebhookTarget',
  '/spec/tracking': 'Tracking',
};

const RULE = `${CONFIGURATION_PLACE}/processing_options/auto_mode_configuration/*`;

/** Those of a v2 batch. */
export const BATCH_NAMES = {
  '': 'Batch',
  '/metadata': 'ManifestMetadata',
  '/spec': 'BatchSpec',
  '/spec/source': 'BatchSource',
  '/spec/job': 'BatchJob',
  '/spec/webhooks/*': 'WebhookTarget',
  [CONFIGURATION_PLACE]: 'ParseConfiguration',
  [`${CONFIGURATION_PLACE}/agentic_options`]: 'AgenticOptions',
  [`${CONFIGURATION_PLACE}/fast_options`]: 'FastOptions',
  [`${CONFIGURATION_PLACE}/page_ranges`]: 'PageRanges',
  [`${CONFIGURATION_PLACE}/crop_box`]: 'CropBox',
  [`${CONFIGURATION_PLACE}/processing_options`]: 'ProcessingOptions',
  [`${CONFIGURATION_PLACE}/processing_options/ignore`]: 'IgnoreOptions',
  [`${CONFIGURATION_PLACE}/processing_options/ocr_parameters`]: 'OcrParameters',
  [`${CONFIGURATION_PLACE}/processing_options/cost_optimizer`]: 'CostOptimizer',
  [RULE]: 'AutoModeRule',
  [`${RULE}/parsing_conf`]: 'AutoModeParsing',
  [`${RULE}/parsing_conf/ignore`]: 'AutoModeIgnoreOptions',
  [`${RULE}/parsing_conf/crop_box`]: 'AutoModeCropBox',
  [`${RULE}/parsing_conf/spatial_text`]: 'AutoModeSpatialText',
  [`${RULE}/parsing_conf/presentation`]: 'AutoModePresentationOptions',
  [`${CONFIGURATION_PLACE}/input_options`]: 'InputOptions',
  [`${CONFIGURATION_PLACE}/input_options/html`]: 'HtmlOptions',
  [`${CONFIGURATION_PLACE}/input_options/pdf`]: 'PdfOptions',
  [`${CONFIGURATION_PLACE}/input_options/spreadsheet`]: 'SpreadsheetOptions',
  [`${CONFIGURATION_PLACE}/input_options/presentation`]: 'PresentationOptions',
  [`${CONFIGURATION_PLACE}/input_options/image`]: 'ImageOptions',
  [`${CONFIGURATION_PLACE}/output_options`]: 'OutputOptions',
  [`${CONFIGURATION_PLACE}/output_options/markdown`]: 'MarkdownOptions',
  [`${CONFIGURATION_PLACE}/output_options/markdown/tables`]: 'MarkdownTables',
  [`${CONFIGURATION_PLACE}/output_options/spatial_text`]: 'SpatialTextOptions',
  [`${CONFIGURATION_PLACE}/output_options/tables_as_spreadsheet`]: 'TablesAsSpreadsheet',
  [`${CONFIGURATION_PLACE}/processing_control`]: 'ProcessingControl',
  [`${CONFIGURATION_PLACE}/processing_control/timeouts`]: 'Timeouts',
  [`${CONFIGURATION_PLACE}/processing_control/job_failure_conditions`]: 'JobFailureConditions',
  [`${CONFIGURATION_PLACE}/webhook_configurations/*`]: 'ConfigurationWebhook',
};

/** Those of the project file. */
export const PROJECT_NAMES = {
  '': 'Project',
  '/environments/*': 'ProjectEnvironment',
  '/rules': 'ProjectRules',
  '/policy': 'ProjectPolicy',
  '/limits': 'ProjectLimits',
  '/ledger': 'ProjectLedger',
};

/** Those of the JSON report. */
export const REPORT_NAMES = {
  '': 'Report',
  '/diagnostics/*': 'ReportedDiagnostic',
  '/diagnostics/*/origin': 'ReportedOrigin',
  '/diagnostics/*/document': 'ReportedDocument',
  '/diagnostics/*/span': 'ReportedSpan',
  '/diagnostics/*/span/start': 'ReportedPosition',
  '/diagnostics/*/span/end': 'ReportedPosition',
  '/diagnostics/*/related/*': 'ReportedRelated',
  '/diagnostics/*/related/*/span': 'ReportedSpan',
  '/diagnostics/*/related/*/span/start': 'ReportedPosition',
  '/diagnostics/*/related/*/span/end': 'ReportedPosition',
  '/diagnostics/*/suppression': 'ReportedSuppression',
  '/summary': 'ReportSummary',
};
