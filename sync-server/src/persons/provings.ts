import {
  HOUR_MS,
  MOST_PROVING,
  MOST_PROVING_AT_ONCE,
  MOST_PROVING_OF_DEVICE,
  MOST_WRONG_PINS_PER_HOUR,
} from '../bounds';
import { budgetsOf, type Budgets } from '../lib/budgets';
import { rootOf } from '../store/families';
import type { Device } from '../store/port';
import { siteQueue } from '../store/site-queue';

/** The turns in which personal codes are compared, and how many wrong ones a device has left. */
export type Provings = {
  /** What a code is kept and compared as, few at once on this machine; it waits for no lock of a site. */
  readonly prove: (pin: string, salt: string) => Promise<string>;
  /** Runs work that compares codes: one of a family of devices at a time. `null` = too many wait, and it was not run. */
  readonly inTurn: <Value>(device: Device, work: () => Promise<Value>) => Promise<Value | null>;
  /** Wrong codes, by the root of a family. */
  readonly wrong: Budgets;
};

/** Made once for each process. */
export const createProvings = (pinProof: (pin: string, salt: string) => Promise<string>): Provings => {
  const queue = siteQueue();
  const lanes = Array.from({ length: MOST_PROVING_AT_ONCE }, () => 0);
  const ofDevice = new Map<string, number>();
  let all = 0;
  const inLane = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    const lane = lanes.indexOf(Math.min(...lanes));
    lanes[lane] = (lanes[lane] ?? 0) + 1;
    try {
      return await queue(`lane ${lane}`, work);
    } finally {
      lanes[lane] = (lanes[lane] ?? 1) - 1;
    }
  };
  return {
    prove: (pin, salt) => inLane(() => pinProof(pin, salt)),
    wrong: budgetsOf(MOST_WRONG_PINS_PER_HOUR, HOUR_MS),
    inTurn: async (device, work) => {
      const root = rootOf(device);
      const own = ofDevice.get(root) ?? 0;
      if (all >= MOST_PROVING || own >= MOST_PROVING_OF_DEVICE) return null;
      all += 1;
      ofDevice.set(root, own + 1);
      try {
        return await queue(`device ${root}`, work);
      } finally {
        all -= 1;
        const left = (ofDevice.get(root) ?? 1) - 1;
        if (left === 0) ofDevice.delete(root);
        else ofDevice.set(root, left);
      }
    },
  };
};
