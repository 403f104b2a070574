import { isProductType } from '../configurations/parameters-shape.ts';
import { unprocessable } from '../http/api-error.ts';
import type { Call } from '../http/call.ts';
import { queryFlag, queryProject, queryText } from '../http/query.ts';
import type { ConfigurationRecord } from '../store/records.ts';
import type { World } from '../world.ts';
import { defaultProject } from './default-project.ts';

/** The configurations of a project that the filters of a request leave, the oldest first. */
export function listConfigurations(call: Call, world: World): ConfigurationRecord[] {
  const project = queryProject(call) ?? defaultProject(world).id;
  const types = productTypes(call);
  const name = queryText(call, 'name');
  const found = [...world.store.configurations.all()].filter(
    (record) =>
      record.projectId === project &&
      (types.length === 0 || types.includes(record.productType)) &&
      (name === undefined || record.name === name),
  );
  return queryFlag(call, 'latest_only') ? latestOf(found) : found;
}

function productTypes(call: Call): readonly string[] {
  const types = call.query.getAll('product_type').filter((type) => type !== '');
  const index = types.findIndex((type) => !isProductType(type));
  if (index < 0) return types;
  throw unprocessable([
    { loc: ['query', 'product_type', index], msg: 'Input should be a known product type', type: 'literal_error' },
  ]);
}

/** Of those that share a name, which only a change of name brings about, the one that was changed last. */
function latestOf(records: readonly ConfigurationRecord[]): ConfigurationRecord[] {
  const latest = new Map<string, ConfigurationRecord>();
  for (const record of records) {
    const other = latest.get(record.name);
    if (other === undefined || record.version >= other.version) latest.set(record.name, record);
  }
  return records.filter((record) => latest.get(record.name) === record);
}
