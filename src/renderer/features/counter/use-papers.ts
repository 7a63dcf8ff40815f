import { useMemo } from 'react';

import type { Appointment, AppointmentPerson } from '#shared/domain/model/appointment';
import type { CitizenValues } from '#shared/domain/model/citizen';
import type { SiteReference, Situation } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { papersFor } from '#shared/domain/papers/papers-for';
import { situationsFor } from '#shared/domain/papers/rules-in-use';
import { withAges } from '#shared/domain/papers/with-ages';
import { entryById } from '#shared/lib/entry-by-id';

import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useFirstNames } from '../../data/queries/use-first-names';
import { aboutPerson } from './view-model/about-person';
import { paperSections, type PaperSection } from './view-model/paper-marks';

const oneUnknown: readonly AppointmentPerson[] = [{ preApplicationNumber: '' }];

/** Who came, and what they have to show. */
export type PapersAtHand = {
  readonly sections: readonly PaperSection[];
  /** With the ages that their files give. */
  readonly persons: readonly AppointmentPerson[];
  readonly situations: readonly Situation[];
};

const nothing: PapersAtHand = { sections: [], persons: [], situations: [] };

/** The papers of everyone who came with a ticket, by the rules of the day, as they are marked on it. */
export const usePapers = (
  reference: SiteReference,
  ticket: Ticket,
  appointment: Appointment | undefined,
  values: CitizenValues | undefined,
): PapersAtHand => {
  const persons = appointment?.persons ?? oneUnknown;
  const names = useFirstNames(appointment);
  const dependants = useCitizenValues(persons.flatMap(({ citizenId }) => (citizenId === undefined ? [] : [citizenId])));
  return useMemo(() => {
    const reason = entryById(reference.reasons, ticket.reasonId);
    if (!reason) return nothing;
    const valuesOf = (citizenId: string | undefined, index: number): CitizenValues | undefined =>
      citizenId === undefined ? (index === 0 ? values : undefined) : dependants.get(citizenId);
    const aged = withAges(persons, ({ citizenId }, index) => valuesOf(citizenId, index)?.birthDate ?? '', ticket.day);
    const situations = situationsFor(reference, reason, ticket.day);
    const people = aged.map((person, index) => ({
      name: names[index] || (valuesOf(person.citizenId, index)?.firstName ?? ''),
      about: aboutPerson(person, situations),
    }));
    const papers = papersFor(reference, { reason, persons: aged, day: ticket.day });
    return { sections: paperSections(papers, ticket.papers, aged, people), persons: aged, situations };
  }, [reference, ticket, persons, values, dependants, names]);
};
