import { classifyEntryAt } from '../catalogue/classify-v1/index.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { configurationEntryAt } from '../catalogue/parse-v2/index.ts';
import type { Document } from '../core/document.ts';
import type { JsonObject } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer, valueAt } from '../core/path.ts';
import type { SchemaFinding } from './finding.ts';
import { kindOf } from './manifest-kind.ts';

/** Finds what the unchecked parameters pass on, settings among them that are known, and such that go nowhere. */
export function checkUncheckedSettings(document: Document, spec: Path): SchemaFinding[] {
  const container = [...spec, 'unchecked_parameters'];
  const unchecked = valueAt(document.value, container);
  if (!isJsonObject(unchecked) || Object.keys(unchecked).length === 0) return [];
  const configuration = valueAt(document.value, [...spec, 'job', 'configuration_id']);
  if (configuration != null) return [withoutPlace(container)];
  const find = kindOf(document) === 'ClassifyBatch' ? ofClassify : ofConfiguration;
  return checkBelow(unchecked, find, { container, place: [] });
}

/** A configuration that is named by its id is used as it is. */
function withoutPlace(path: Path): SchemaFinding {
  const message = '`unchecked_parameters` are passed on with `job.parameters`, and not beside a `configuration_id`.';
  const help = 'Remove them, or state the whole configuration in `job.parameters`.';
  return { code: 'schema/job-choice', path, at: 'key', message, help };
}

/** Finds the setting at a place of what is passed on. */
type FindSetting = (place: Path) => CatalogueEntry | undefined;

const ofConfiguration: FindSetting = (place) => configurationEntryAt(formatPointer(place));
const ofClassify: FindSetting = (place) => classifyEntryAt(formatPointer(['job_config', ...place]));

interface Unchecked {
  readonly container: Path;
  /** Where the API has it. */
  readonly place: Path;
}

/** A known mapping may hold settings that are not known yet. */
function checkBelow(mapping: JsonObject, find: FindSetting, { container, place }: Unchecked): SchemaFinding[] {
  return Object.entries(mapping).flatMap(([key, value]) => {
    const [path, inner] = [
      [...container, key],
      [...place, key],
    ];
    const entry = find(inner);
    if (entry === undefined) return [passedOn(path, key)];
    if (entry.kind === 'record' && isJsonObject(value)) {
      return checkBelow(value, find, { container: path, place: inner });
    }
    return [known(path, inner, entry)];
  });
}

function known(path: Path, place: Path, { manifest }: CatalogueEntry): SchemaFinding {
  const name = place.join('.');
  const message = `\`${name}\` is a known setting; unchecked it would not be validated.`;
  const help =
    manifest === undefined
      ? 'Remove it: no manifest states it.'
      : `Move it to \`${manifest.slice(1, -formatPointer(place).length).replaceAll('/', '.')}\`.`;
  return { code: 'schema/unknown-key', path, at: 'key', message, help };
}

function passedOn(path: Path, key: string): SchemaFinding {
  const message = `\`${key}\` is passed to the API unchecked.`;
  const help = 'Compare it with the documentation of the API: it may refuse the configuration.';
  return { code: 'schema/unchecked-parameter', path, at: 'key', message, help };
}
