import type { JsonObject } from '../../core/json.ts';
import type { World } from '../world.ts';

/** The receiver that was saved under an id, with its credentials for as long as they are known. */
export function findReceiver(id: string, { store, sentConfigs }: World): JsonObject | undefined {
  const saved = store.webhookConfigs.get(id);
  return saved && (sentConfigs.get(id) ?? saved.receiver);
}
