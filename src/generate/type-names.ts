import { CLASSIFY_PLACE } from '../catalogue/classify-v1/index.ts';
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

/** Those of a v1 classify batch. */
export const CLASSIFY_BATCH_NAMES = {
  '': 'ClassifyBatch',
  '/metadata': 'ManifestMetadata',
  '/spec': 'ClassifyBatchSpec',
  '/spec/source': 'ParseSource',
  '/spec/tracking': 'ClassifyTracking',
  [CLASSIFY_PLACE]: 'ClassifyParameters',
  [`${CLASSIFY_PLACE}/rules/*`]: 'ClassifierRule',
  [`${CLASSIFY_PLACE}/parsing_configuration`]: 'ClassifyParsingConfiguration',
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
  [`${CONFIGURATION_PLACE}/agentic_options`]: 'ParseAgenticOptions',
  [`${CONFIGURATION_PLACE}/fast_options`]: 'ParseFastOptions',
  [`${CONFIGURATION_PLACE}/page_ranges`]: 'ParsePageRanges',
  [`${CONFIGURATION_PLACE}/crop_box`]: 'ParseCropBox',
  [`${CONFIGURATION_PLACE}/processing_options`]: 'ParseProcessingOptions',
  [`${CONFIGURATION_PLACE}/processing_options/ignore`]: 'ParseIgnoreOptions',
  [`${CONFIGURATION_PLACE}/processing_options/ocr_parameters`]: 'ParseOcrParameters',
  [`${CONFIGURATION_PLACE}/processing_options/cost_optimizer`]: 'ParseCostOptimizer',
  [RULE]: 'AutoModeRule',
  [`${RULE}/parsing_conf`]: 'AutoModeParsing',
  [`${RULE}/parsing_conf/ignore`]: 'AutoModeIgnoreOptions',
  [`${RULE}/parsing_conf/crop_box`]: 'AutoModeCropBox',
  [`${RULE}/parsing_conf/spatial_text`]: 'AutoModeSpatialText',
  [`${RULE}/parsing_conf/presentation`]: 'AutoModePresentationOptions',
  [`${CONFIGURATION_PLACE}/input_options`]: 'ParseInputOptions',
  [`${CONFIGURATION_PLACE}/input_options/html`]: 'ParseHtmlOptions',
  [`${CONFIGURATION_PLACE}/input_options/pdf`]: 'ParsePdfOptions',
  [`${CONFIGURATION_PLACE}/input_options/spreadsheet`]: 'ParseSpreadsheetOptions',
  [`${CONFIGURATION_PLACE}/input_options/presentation`]: 'ParsePresentationOptions',
  [`${CONFIGURATION_PLACE}/input_options/image`]: 'ParseImageOptions',
  [`${CONFIGURATION_PLACE}/output_options`]: 'ParseOutputOptions',
  [`${CONFIGURATION_PLACE}/output_options/markdown`]: 'ParseMarkdownOptions',
  [`${CONFIGURATION_PLACE}/output_options/markdown/tables`]: 'ParseMarkdownTables',
  [`${CONFIGURATION_PLACE}/output_options/spatial_text`]: 'ParseSpatialTextOptions',
  [`${CONFIGURATION_PLACE}/output_options/tables_as_spreadsheet`]: 'ParseTablesAsSpreadsheet',
  [`${CONFIGURATION_PLACE}/processing_control`]: 'ParseProcessingControl',
  [`${CONFIGURATION_PLACE}/processing_control/timeouts`]: 'ParseTimeouts',
  [`${CONFIGURATION_PLACE}/processing_control/job_failure_conditions`]: 'ParseJobFailureConditions',
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
