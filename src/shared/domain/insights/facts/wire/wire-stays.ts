import { requestStatuses, type RequestStatus } from '../../../model/request';
import type { StateStay } from '../fact';
import { cellAt, listOf, type Codec } from './wire-columns';
import { numbersOf } from './wire-numbers';

const daySeconds = 86_400;
const isStatus = (place: unknown): boolean => requestStatuses[place as number] !== undefined;
const noStays: readonly StateStay[] = [];

/** States in order: each as its place in the list of states, then its seconds. */
export const staysColumn: Codec<readonly StateStay[]> = {
  write: (values) =>
    values.map((stays) =>
      stays.flatMap(({ status, days }) => [requestStatuses.indexOf(status), Math.round(days * daySeconds)]),
    ),
  read: (raw, n) => {
    const cells = listOf(raw, n);
    const begins = new Uint32Array(n + 1);
    const flat: unknown[] = [];
    for (let index = 0; index < n; index += 1) {
      const cell = cells[index];
      if (!Array.isArray(cell) || cell.length % 2 !== 0) throw new Error('a state without its time');
      for (let place = 0; place < cell.length; place += 2) {
        if (!isStatus(cell[place]) || cell[place + 1] === null) throw new Error('no state of a request');
        flat.push(cell[place], cell[place + 1]);
      }
      begins[index + 1] = flat.length;
    }
    const { kept } = numbersOf(flat);
    const stay = (at: number): StateStay => ({
      status: cellAt<RequestStatus>(requestStatuses, kept[at] ?? -1),
      days: (kept[at + 1] ?? 0) / daySeconds,
    });
    return {
      at: (index) => {
        const [from, to] = [cellAt(begins, index), cellAt(begins, index + 1)];
        return from === to ? noStays : Array.from({ length: (to - from) / 2 }, (_, place) => stay(from + 2 * place));
      },
      bytes: begins.byteLength + kept.byteLength,
    };
  },
};
