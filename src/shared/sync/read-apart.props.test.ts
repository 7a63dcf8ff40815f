import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Appointment } from '../domain/model/appointment';
import type { Ticket } from '../domain/model/ticket';
import { createReadApart } from './read-apart';

type Given = { readonly tickets: readonly Ticket[]; readonly appointments: readonly Appointment[] };

const some = <One>(): fc.Arbitrary<One[]> =>
  fc.array(
    fc.record({ id: fc.nat(), status: fc.constantFrom('waiting', 'bad') }).map((one) => one as unknown as One),
    { maxLength: 40 },
  );

const isBad = (one: object): boolean => (one as { readonly status: string }).status === 'bad';
const idOf = (one: object): unknown => (one as { readonly id: unknown }).id;
const all = ({ tickets, appointments }: Given): readonly object[] => [...tickets, ...appointments];

const idsOf = (given: Given): readonly unknown[] => {
  if (all(given).some(isBad)) throw new Error('no ids');
  return all(given).map(idOf);
};

describe('a reader that leaves out what it fails over', () => {
  it('reads the rest in its order, tells of each once, and does not look for them again', () => {
    fc.assert(
      fc.property(some<Ticket>(), some<Appointment>(), (tickets, appointments) => {
        const told: object[] = [];
        let reads = 0;
        const reader = createReadApart((_, document) => told.push(document));
        const look = () =>
          reader({ tickets, appointments }, (given) => {
            reads += 1;
            return idsOf(given);
          });
        const given = { tickets, appointments };
        const expected = all(given)
          .filter((one) => !isBad(one))
          .map(idOf);
        expect(look()).toEqual(expected);
        expect(told).toEqual(all(given).filter(isBad));
        reads = 0;
        expect(look()).toEqual(expected);
        expect(reads).toBe(1);
        expect(told).toEqual(all(given).filter(isBad));
      }),
    );
  });

  it('leaves the later out of two that cannot be read together', () => {
    const tickets = [{ id: 'a' }, { id: 'b' }] as unknown as readonly Ticket[];
    const told: unknown[] = [];
    const reader = createReadApart((collection, one) => told.push([collection, idOf(one)]));
    const first = reader({ tickets }, (given) => {
      if (given.tickets.length > 1) throw new Error('too many');
      return given.tickets[0]?.id;
    });
    expect([first, told]).toEqual(['a', [['tickets', 'b']]]);
  });

  it('fails as before over what is no matter of any of them, and over too many', () => {
    const reader = createReadApart(() => undefined);
    const tickets = Array.from({ length: 2_000 }, (_, id) => ({ id, status: 'bad' })) as unknown as readonly Ticket[];
    const fail = (): never => {
      throw new Error('clock');
    };
    expect(() => reader({ tickets: tickets.slice(0, 1) }, fail)).toThrow('clock');
    expect(() => reader({ tickets, appointments: [] }, idsOf)).toThrow('no ids');
  });
});
