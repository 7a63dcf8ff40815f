import { webcrypto } from 'node:crypto';

/** Gives older Nodes, as in Electron 25, the names by which the library finds the cryptography that they have. */
export const provideWebGlobals = (): void => {
  for (const [name, value] of Object.entries({
    crypto: webcrypto,
    CryptoKey: Reflect.get(webcrypto, 'CryptoKey') as unknown,
  }))
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};
