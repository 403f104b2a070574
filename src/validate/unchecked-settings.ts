import { CONFIGURATION_PLACE, configurationEntryAt } from '../catalogue/parse-v2/index.ts';
import type { Document } from '../core/document.ts';
import type { JsonObject } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer, valueAt } from '../core/path.ts';
import type { SchemaFinding } from './finding.ts';

/** Finds what the unchecked parameters of a v2 batch pass on, settings among them that are known, and such that go nowhere. */
export function checkUncheckedSettings(document: Document, spec: Path): SchemaFinding[] {
  const container = [...spec, 'unchecked_parameters'];
  const unchecked = valueAt(document.value, container);
  if (!isJsonObject(unchecked) || Object.keys(unchecked).length === 0) return [];
  const configuration = valueAt(document.value, [...spec, 'job', 'configuration_id']);
  return configuration == null ? checkBelow(unchecked, container, []) : [withoutPlace(container)];
}

/** A configuration that is named by its id is used as it is. */
function withoutPlace(path: Path): SchemaFinding {
  const message = '`unchecked_parameters` are passed on with `job.parameters`, and not beside a `configuration_id`.';
  const help = 'Remove them, or state the whole configuration in `job.parameters`.';
  return { code: 'schema/job-choice', path, at: 'key', message, help };
}

/** A known mapping may hold settings that are not known yet. */
function checkBelow(mapping: JsonObject, container: Path, place: Path): SchemaFinding[] {
  return Object.entries(mapping).flatMap(([key, value]) => {
    const [path, inner] = [
      [...container, key],
      [...place, key],
    ];
    const entry = configurationEntryAt(formatPointer(inner));
    if (entry === undefined) return [passedOn(path, key)];
    return entry.kind === 'record' && isJsonObject(value) ? checkBelow(value, path, inner) : [known(path, inner)];
  });
}

function known(path: Path, place: Path): SchemaFinding {
  const name = place.join('.');
  const message = `\`${name}\` is a known setting; unchecked it would not be validated.`;
  const help = `Move it to \`${CONFIGURATION_PLACE.slice(1).replaceAll('/', '.')}\`.`;
  return { code: 'schema/unknown-key', path, at: 'key', message, help };
}

function passedOn(path: Path, key: string): SchemaFinding {
  const message = `\`${key}\` is passed to the API unchecked.`;
  const help = 'Compare it with the documentation of the API: it may refuse the configuration.';
  return { code: 'schema/unchecked-parameter', path, at: 'key', message, help };
}
