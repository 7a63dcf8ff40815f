import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SealedFile } from './sealed-file';
import { createStoreKey } from './store-key';

type Disk = { sealed: string | null; open: string | null };
type Machine = { keyring: boolean; isFull: boolean };

/** A file as `openSealedFile` keeps it, on a machine whose keyring comes and goes and whose disk may be full. */
const start = (disk: Disk, machine: Machine) => {
  let secret: string | null = null;
  const file: SealedFile = {
    keyring: () => machine.keyring,
    kept: () => (disk.sealed !== null ? 'sealed' : disk.open !== null ? 'open' : null),
    get: () => (secret ??= (machine.keyring ? disk.sealed : null) ?? disk.open),
    set: (value, { mayLieOpen }) => {
      secret = value;
      if (machine.isFull) throw new Error('ENOSPC');
      disk.sealed = machine.keyring ? value : null;
      disk.open = !machine.keyring && mayLieOpen ? value : null;
    },
    clear: () => {
      [secret, disk.sealed, disk.open] = [null, null, null];
    },
  };
  const log = { write: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  return createStoreKey(file, log);
};

const machine = fc.record({ keyring: fc.boolean(), isFull: fc.boolean() });

it('is one key for good, whatever becomes of the keyring, and none while that does not open it', () => {
  fc.assert(
    fc.property(fc.array(machine, { minLength: 1, maxLength: 12 }), (starts) => {
      const disk: Disk = { sealed: null, open: null };
      let known: string | null = null;
      for (const now of starts) {
        const { key, guard } = start(disk, now).read();
        if (key === '') {
          // It could not be written, or is sealed by a keyring that is not there.
          expect(known === null ? now.isFull : disk.sealed !== null && !now.keyring).toBe(true);
          continue;
        }
        expect(Buffer.from(key, 'base64')).toHaveLength(32);
        expect(key).toBe(known ?? key);
        known = key;
        expect([disk.sealed, disk.open]).toContain(key);
        expect(guard).toBe(disk.sealed === key ? 'keyring' : 'disk');
        if (now.keyring && !now.isFull) expect(disk.open).toBeNull();
      }
    }),
  );
});

it('is another one once the store that it sealed is given up', () => {
  const disk: Disk = { sealed: null, open: null };
  const storeKey = start(disk, { keyring: true, isFull: false });
  const first = storeKey.read().key;
  const second = storeKey.renew().key;
  expect(second).not.toBe(first);
  expect(storeKey.read().key).toBe(second);
});
