import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { choosePort, isPortFree } from './ports';

test('the port of last time is kept while it is free', async () => {
  const port = await choosePort('127.0.0.1', null, 'demo');
  expect(port).not.toBeNull();
  expect(await choosePort('127.0.0.1', port, 'demo')).toBe(port);
});

test('a taken port is left for another', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  expect(await isPortFree('127.0.0.1', port)).toBe(false);
  expect(await choosePort('127.0.0.1', port, 'demo')).not.toBe(port);
  taken.close();
});
