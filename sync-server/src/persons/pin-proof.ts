import { randomInt, scrypt } from 'node:crypto';

import { LEAST_PIN_DIGITS, pinFault } from '#shared/domain/rights/pin';

// A tenth of a second and 32 MB for each try. A million of six digits take a day on one core of whoever has the disk of the server: see `docs/security.md`.
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const BYTES = 32;

/** A personal code as it is kept and compared: scrypt in base64url. The same sign is the same code, however a keyboard composes it. */
export const pinProof = (pin: string, salt: string): Promise<string> =>
  new Promise((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), salt, BYTES, COST, (error, bytes) => {
      if (error) reject(error);
      else resolve(bytes.toString('base64url'));
    });
  });

/** Six digits by the system’s own chance, of which none is the next of the one before all along. */
export const freshStartPin = (): string => {
  for (;;) {
    const pin = String(randomInt(10 ** LEAST_PIN_DIGITS)).padStart(LEAST_PIN_DIGITS, '0');
    if (pinFault(pin) === '') return pin;
  }
};
