import { AuthenticationError, ConflictError, NotFoundError, UnprocessableEntityError } from 'llama-cloud-v2';
import { describe, expect, test } from 'vitest';
import { driveV2, sdkV2For } from './sdk-v2-contract.ts';
import { KEY, start } from './start.ts';
import { BUILT_IN } from './v2.ts';

describe('the official client that knows v2', () => {
  test('drives every call that v2 batches need', async () => {
    const server = await start();
    const client = sdkV2For(server.url, KEY);
    const { batchId } = await driveV2(client, server.clock.advance);
    await expect(client.batches.cancel(batchId)).rejects.toThrow(ConflictError);
  });

  test('hears of a wrong key, of what is not there and of what does not fit', async () => {
    const server = await start({ keys: [KEY] });
    await expect(sdkV2For(server.url, 'llx-other').batches.list()).rejects.toThrow(AuthenticationError);
    const client = sdkV2For(server.url, KEY);
    await expect(client.batches.get('bat-none')).rejects.toThrow(NotFoundError);
    await expect(client.parsing.get('pjb-none')).rejects.toThrow(NotFoundError);
    const job = { type: 'parse_v2', configuration_id: BUILT_IN } as const;
    await expect(client.batches.create({ source_directory_id: 'dir-none', config: { job } })).rejects.toThrow(
      NotFoundError,
    );
    const page_ranges = { target_page: '1' } as object;
    const parameters = { product_type: 'parse_v2', tier: 'fast', version: 'latest', page_ranges } as const;
    await expect(client.configurations.create({ name: 'x', parameters })).rejects.toThrow(UnprocessableEntityError);
  });
});
