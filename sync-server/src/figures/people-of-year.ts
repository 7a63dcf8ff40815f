import { setImmediate } from 'node:timers/promises';

import { tallyPeople, type TrackedPerson } from '#shared/domain/insights/elected/tally-people';
import type { Counted } from '#shared/domain/insights/elected/ledger';
import { toCitizenValues } from '#shared/domain/model/citizen-values';
import { followMerge } from '#shared/domain/people/follow-merge';
import { mergedIntoOf } from '#shared/domain/people/links';
import { addDays } from '#shared/time/civil';

import { soundTexts } from '../lib/sound';
import type { Store } from '../store/port';

type Reads = Pick<Store, 'page' | 'bodiesOfDay'>;

const PAGE = 500;

/** Who is whom, and when they were born; nothing else of them is kept, and that for the length of the count. */
const readPeople = async (store: Reads, siteId: string) => {
  const births = new Map<string, string>();
  const links: { readonly id: string; readonly mergedInto: string }[] = [];
  for (let since = 0; ;) {
    const page = await store.page(siteId, 'citizens', since, PAGE);
    for (const citizen of soundTexts('citizens', page.bodies)) {
      births.set(citizen.id, toCitizenValues(citizen).birthDate);
      links.push({ id: citizen.id, mergedInto: mergedIntoOf(citizen) });
    }
    since = page.seq;
    await setImmediate();
    if (!page.hasMore) return { births, survivorOf: followMerge(links).survivorOf };
  }
};

/** Who came on a day: whoever asked for something, and all known persons of an appointment that was held. */
const cameOn = async (store: Reads, siteId: string, day: string): Promise<readonly string[]> => {
  const requests = soundTexts('requests', await store.bodiesOfDay(siteId, 'requests', day));
  const appointments = soundTexts('appointments', await store.bodiesOfDay(siteId, 'appointments', day));
  return [
    ...requests.flatMap(({ status, citizenId }) => (status === 'void' ? [] : [citizenId])),
    ...appointments.flatMap(({ status, citizenId, persons }) =>
      status === 'attended' ? [citizenId, ...persons.map((person) => person.citizenId ?? '')] : [],
    ),
  ].filter((id) => id !== '');
};

/** The persons of a site who came in a civil year, each once. */
const peopleOfSite = async (store: Reads, siteId: string, year: number): Promise<readonly TrackedPerson[]> => {
  const { births, survivorOf } = await readPeople(store, siteId);
  const people = new Map<string, TrackedPerson>();
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    for (const id of await cameOn(store, siteId, day)) {
      const person = survivorOf(id);
      if (!people.has(person))
        people.set(person, { month: Number(day.slice(5, 7)) - 1, birthDate: births.get(person) ?? '' });
    }
    await setImmediate();
  }
  return [...people.values()];
};

/**
 * How many different persons came to some sites, up to the end of each month of a civil year, by age bracket. Read from documents, since
 * facts know nobody; what leaves this function are sums. Who came to two sites counts at each of them.
 */
export const peopleOfYear = async (store: Reads, siteIds: readonly string[], year: number): Promise<Counted[]> => {
  const people: TrackedPerson[] = [];
  for (const siteId of siteIds) people.push(...(await peopleOfSite(store, siteId, year)));
  return tallyPeople(people, year);
};
