import type { Reference } from '../domain/model/reference';
import { addDays, weekdayOf } from '../time/civil';
import { demoReference, demoSiteId, usualAgentOf } from './demo-reference';
import { demoTown, type DemoTown, type DemoTownOptions } from './demo-town';
import { firstNames } from './first-names';
import { lastNames } from './last-names';
import { seeded } from './random';
import type { TownSize } from './town-size';
import { demoTownHabits } from './year/demo-town-habits';

/** The people of the large town. */
export const largeTownInhabitants = 200_000;

/**
 * The main hall has the desks, the walk-ins and the letters of the demonstration town so many times: a third of two contacts a year
 * for each inhabitant. Annexes receive the rest; they are sites of their own, whose documents no desk of the main hall holds.
 */
const times = 3;
const desksOfOne = 8;

/** Acts of three years that made somebody known; half of all acts are by somebody who is known already. */
const knownBefore = 80_000;
const knownSinceDays = 3 * 365;

const numberOf = (deskId: string): number => Number(deskId.slice('desk-'.length));
const copyOf = (deskId: string, copy: number): string => `desk-${numberOf(deskId) + copy * desksOfOne}`;
const copies = Array.from({ length: times }, (_, copy) => copy);

const agentAt = (deskId: string): string => usualAgentOf(deskId) || `agent-${deskId}`;

/** Who sits at the desks that the demonstration town has not. */
const agentFor = (deskId: string, model: Reference | undefined): Reference[] => {
  if (model?.body.kind !== 'agent') return [];
  const random = seeded(`agent/${deskId}`);
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  const body = { ...model.body, name: `${firstName} ${lastName}`, shortName: `${firstName} ${lastName.slice(0, 1)}.` };
  return [{ id: agentAt(deskId), siteId: demoSiteId, kind: 'agent', body: { ...body, usualDeskId: deskId } }];
};

const multiplied = (entry: Reference, all: readonly Reference[]): Reference[] => {
  const { body } = entry;
  if (body.kind === 'site') return [{ ...entry, body: { ...body, inhabitants: largeTownInhabitants } }];
  if (body.kind === 'desk')
    return copies.flatMap((copy) => {
      const id = copyOf(entry.id, copy);
      const number = numberOf(id);
      const model = all.find(({ id: agentId }) => agentId === usualAgentOf(entry.id));
      const desk = { ...entry, id, body: { ...body, number, name: `Guichet ${number}` } };
      return copy === 0 ? [desk] : [desk, ...agentFor(id, model)];
    });
  if (body.kind === 'openingPeriod')
    return copies.map((copy) => ({
      ...entry,
      id: `${entry.id}-${copy}`,
      body: { ...body, deskId: copyOf(body.deskId, copy) },
    }));
  if (body.kind !== 'station') return [entry];
  return copies.map((copy) => {
    const number = body.number + copy * 4;
    return { ...entry, id: `station-${number}`, body: { ...body, number, name: `Dispositif ${number}` } };
  });
};

const reference = (today: string, zone: string): Reference[] => {
  const all = demoReference(today, zone);
  return all.flatMap((entry) => multiplied(entry, all));
};

/** Days on which somebody still has to say what came of an appointment: today, and the day of work before it. */
const mayForget = (day: string, today: string): boolean => day >= addDays(today, weekdayOf(today) === 1 ? -2 : -1);

/**
 * What a desk in the main hall of a town of 200,000 holds: its window of 60 days behind, three months ahead, and those who came in
 * three years.
 */
export const largeSize: TownSize = {
  reference,
  agentAt,
  daysBack: 60,
  daysAhead: 92,
  thinner: 0.012,
  crowd: times,
  mail: times,
  knownBefore,
  knownSinceDays,
  newPerDay: knownBefore / (knownSinceDays - 5),
  knownShare: 0.5,
  keptOfThem: knownBefore,
  mayForget,
};

/** How its desks are filled in the years that no document tells (`demoSheets`). */
export const largeTownHabits = { ...demoTownHabits, inhabitants: demoTownHabits.inhabitants * times };

/** The documents of that desk. The same seed, day and instant make the same ones, to the last id. */
export const largeTown = (options: Omit<DemoTownOptions, 'size'>): DemoTown =>
  demoTown({ ...options, size: largeSize });
