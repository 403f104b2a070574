import { AuthenticationError, NotFoundError, UnprocessableEntityError } from '@llamaindex/llama-cloud';
import { describe, expect, test } from 'vitest';
import { driveApi, driveDirectory, sdkFor } from './sdk-contract.ts';
import { KEY, start } from './start.ts';

describe('the official client', () => {
  test('drives every call of the v1 API', async () => {
    const server = await start();
    const client = sdkFor(server.url, KEY);
    const { directoryId } = await driveApi(client, () => server.clock.advance(1000));
    await driveDirectory(client, directoryId);
    await expect(client.beta.directories.get(directoryId)).rejects.toThrow(NotFoundError);
  });

  test('hears of a wrong key, a batch that is not there and a body that does not fit', async () => {
    const server = await start({ keys: [KEY] });
    await expect(sdkFor(server.url, 'llx-other').beta.batch.list()).rejects.toThrow(AuthenticationError);
    const client = sdkFor(server.url, KEY);
    await expect(client.beta.batch.getStatus('bjb-none')).rejects.toThrow(NotFoundError);
    const wrong = { parameters: { max_pages: 'many' } } as unknown as { parameters: { max_pages: number } };
    await expect(client.beta.batch.create({ item_ids: [], job_config: wrong })).rejects.toThrow(
      UnprocessableEntityError,
    );
  });
});
