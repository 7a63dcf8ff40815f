import { useState } from 'react';

import type { Appointment, AppointmentPerson } from '#shared/domain/model/appointment';
import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { papersFor } from '#shared/domain/papers/papers-for';
import { situationsFor } from '#shared/domain/papers/rules-in-use';
import { withAges } from '#shared/domain/papers/with-ages';
import { entryById } from '#shared/lib/entry-by-id';
import { papersText as texts, money } from '#shared/i18n/fr/papers';

import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useFirstNames } from '../../data/queries/use-first-names';
import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import './papers-list.css';
import { PaperSituations, type PersonPatch } from './paper-situations';
import { paperLines, sourcesOf, stampLine } from '../../platform/paper-lines';

export type PapersListProps = {
  readonly reference: SiteReference;
  readonly reason: Reason | undefined;
  readonly persons: readonly AppointmentPerson[];
  readonly day: string;
  readonly names: readonly string[];
  readonly onPerson?: (index: number, patch: PersonPatch) => void;
};

const Lines = ({ reference, reason, persons, day, names }: PapersListProps & { readonly reason: Reason }) => {
  const papers = papersFor(reference, { reason, persons, day });
  const lines = paperLines(papers, names);
  const stamps = stampLine(papers);
  if (lines.length === 0 && !stamps) return <p className="meta">{texts.none}</p>;
  return (
    <ul>
      {lines.map(({ key, who, papers: words }) => (
        <li key={key}>
          <b>{who} :</b> {words}
        </li>
      ))}
      {stamps && (
        <li>
          <b>{texts.stamps(stamps.cents.length)} :</b> {stamps.total === 0 ? texts.free : texts.terms(stamps.cents)}
          {stamps.total > 0 && <b>{money(stamps.total)}</b>}
          {stamps.total > 0 && persons.some(({ ageBand }) => ageBand === undefined) && (
            <span className="meta"> {texts.asAdult}</span>
          )}
        </li>
      )}
    </ul>
  );
};

/** What to bring and to pay, by the rules of the day of the appointment; the situation and age of each person can be said. */
export const PapersList = (props: PapersListProps) => {
  const { reference, reason, persons, day, onPerson } = props;
  const [isOpen, setOpen] = useState(false);
  const situations = reason ? situationsFor(reference, reason, day) : [];
  const canSay = onPerson !== undefined && (situations.length > 0 || reason?.act === 'collection');
  return (
    <section className="ag-papers">
      <Head title={texts.title} level={3} />
      {reason ? <Lines {...props} reason={reason} /> : <p className="meta">{texts.none}</p>}
      {canSay && (
        <Button tone="link" className="ag-papers-more" isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? texts.closeSituations : situations.length > 0 ? texts.openSituations : texts.openAges}
        </Button>
      )}
      {canSay && isOpen && (
        <PaperSituations
          situations={situations}
          persons={persons}
          names={props.names}
          sources={reason ? sourcesOf(papersFor(reference, { reason, persons, day })) : []}
          onPerson={onPerson}
        />
      )}
    </section>
  );
};

type AppointmentPapersProps = {
  readonly reference: SiteReference;
  readonly appointment: Appointment;
  /** Absent = it is over: nothing is said of it any more. */
  readonly onPerson?: (index: number, patch: PersonPatch) => void;
};

/** What to bring to an appointment that is booked: ages and names are those of the files of the persons. */
export const AppointmentPapers = ({ reference, appointment, onPerson }: AppointmentPapersProps) => {
  const idOf = (index: number): string =>
    appointment.persons[index]?.citizenId ?? (index === 0 ? appointment.citizenId : '');
  const names = useFirstNames(appointment);
  const values = useCitizenValues(appointment.persons.map((_, index) => idOf(index)));
  return (
    <PapersList
      reference={reference}
      reason={entryById(reference.reasons, appointment.reasonId)}
      persons={withAges(appointment.persons, (_, index) => values.get(idOf(index))?.birthDate ?? '', appointment.day)}
      day={appointment.day}
      names={names}
      {...(onPerson ? { onPerson } : {})}
    />
  );
};
