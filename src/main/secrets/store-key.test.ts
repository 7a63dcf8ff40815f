import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SealedFile } from './sealed-file';
import { createStoreKey } from './store-key';

type Disk = { sealed: string | null; open: string | null };
type Machine = { keyring: boolean; isFull: boolean; isKilled: boolean };

/** A file as `openSealedFile` keeps it, on a machine whose keyring comes and goes, whose disk may be full, and which may stop amid a change. */
const start = (disk: Disk, machine: Machine) => {
  let secret: string | null = null;
  const file: SealedFile = {
    keyring: () => machine.keyring,
    kept: () => (disk.open !== null ? 'open' : disk.sealed !== null ? 'sealed' : null),
    get: () => (secret ??= (machine.keyring ? disk.sealed : null) ?? disk.open),
    set: (value, { mayLieOpen }) => {
      secret = value;
      if (machine.isFull) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
      if (machine.keyring) disk.sealed = value;
      if (!machine.keyring && mayLieOpen) disk.open = value;
      if (machine.isKilled) return;
      if (machine.keyring) disk.open = null;
      else disk.sealed = null;
    },
    clear: () => {
      [secret, disk.sealed, disk.open] = [null, null, null];
    },
  };
  const log = { write: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  return createStoreKey(file, log);
};

const machine = fc.record({ keyring: fc.boolean(), isFull: fc.boolean(), isKilled: fc.boolean() });

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
          expect(guard).toBe(known === null ? 'full' : 'keyring');
          continue;
        }
        expect(Buffer.from(key, 'base64')).toHaveLength(32);
        expect(key).toBe(known ?? key);
        known = key;
        expect([disk.sealed, disk.open]).toContain(key);
        expect(guard).toBe(disk.open === null ? 'keyring' : 'disk');
        if (now.keyring && !now.isFull && !now.isKilled) expect(disk.open).toBeNull();
      }
    }),
  );
});

const well: Machine = { keyring: true, isFull: false, isKilled: false };

it('is another one once what it sealed is given up, but not while it opens: other stores are sealed by it', () => {
  const disk: Disk = { sealed: null, open: null };
  const first = start(disk, well).read().key;
  expect(start(disk, well).renew().key).toBe(first);
  const without = start(disk, { ...well, keyring: false });
  expect(without.read().key).toBe('');
  const second = without.renew().key;
  expect([second.length > 0, second === first]).toEqual([true, false]);
  expect(start(disk, well).read().key).toBe(second);
});

it('that lost its bytes opens nothing, and is made anew when what it sealed is given up', () => {
  const disk: Disk = { sealed: null, open: '\0\0\0' };
  const storeKey = start(disk, { ...well, keyring: false });
  expect(storeKey.read()).toEqual({ key: '', guard: 'disk' });
  expect(storeKey.renew().key).not.toBe('');
});
