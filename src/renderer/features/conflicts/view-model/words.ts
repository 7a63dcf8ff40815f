import type { CitizenValues } from '#shared/domain/model/citizen';
import { knownBy, shortName } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import { conflictsText } from '#shared/i18n/fr/conflicts';
import { withinSentence } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

/** How ids and instants are said on this screen. */
export type Words = {
  readonly reference: SiteReference;
  readonly today: string;
  readonly values: (citizenId: string) => CitizenValues | undefined;
  /** `Mamadou Keïta`, and `Keïta M.` where room is short. */
  readonly fullName: (citizenId: string) => string;
  readonly shortName: (citizenId: string) => string;
  readonly reason: (reasonId: string) => string;
  readonly deskNumber: (deskId: string) => string;
  readonly agent: (agentId: string) => string;
  /** `ce matin à 9:47`, `2 novembre`. */
  readonly at: (instant: string) => string;
  readonly timeOf: (instant: string) => string;
  /** `9:05`, or `02/11` of another day. */
  readonly briefly: (instant: string) => string;
  /** The reason within a sentence: `passeport`, but `CNI`. */
  readonly reasonWithin: (reasonId: string) => string;
};

const unknown = '…';

/** The words of a site on a day for these people. */
export const createWords = (
  reference: SiteReference,
  people: ReadonlyMap<string, CitizenValues>,
  today: string,
): Words => {
  const { zone } = reference.site;
  const name = (say: (values: CitizenValues) => string, id: string): string => {
    const values = people.get(id);
    return (values && say(values)) || unknown;
  };
  return {
    reference,
    today,
    values: (id) => people.get(id),
    fullName: (id) => name(knownBy, id),
    shortName: (id) => name(shortName, id),
    reason: (id) => entryById(reference.reasons, id)?.shortName ?? '',
    deskNumber: (id) => String(entryById(reference.desks, id)?.number ?? ''),
    agent: (id) => entryById(reference.agents, id)?.shortName ?? '',
    at: (instant) => {
      if (instant === '') return '';
      const { day, time } = civilOf(instant, zone);
      return conflictsText.at(day, time, today);
    },
    briefly: (instant) => {
      const { day, time } = civilOf(instant, zone);
      return conflictsText.brief(day, time, today);
    },
    reasonWithin: (id) => withinSentence(entryById(reference.reasons, id)?.name ?? ''),
    timeOf: (instant) => (instant === '' ? '' : civilOf(instant, zone).time),
  };
};
