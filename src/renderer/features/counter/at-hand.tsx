import { CalendarPlus, Plus } from 'lucide-react';
import { useRef } from 'react';

import type { Ticket } from '#shared/domain/model/ticket';
import { displayName } from '#shared/domain/model/citizen-values';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { withinSentence } from '#shared/i18n/fr/format';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { AtHandHead } from './at-hand-head';
import { CalledEnds } from './called-ends';
import { Earlier } from './earlier';
import { Facts } from './facts';
import { Papers } from './papers';
import { ServiceEnds } from './service-ends';
import { useFirstFocus } from './use-first-focus';
import { useHandAsks } from './use-hand-asks';
import { usePapers } from './use-papers';
import { afterNoAnswer } from './view-model/after-no-answer';
import { followUpOf } from './view-model/follow-up';
import { allMarks, missingInWords } from './view-model/paper-marks';
import { emphasis } from './view-model/service-end';
import { serviceFacts } from './view-model/service-facts';
import { wayBackOf } from './view-model/transfer-targets';
import type { Desk } from '#shared/domain/model/reference';
import { appointmentParams, type Navigate } from '#shared/routes/places';
import type { CounterActs } from './use-counter-acts';
import type { CounterDay } from './use-counter-day';
import type { NextUp } from './view-model/next-up';

export type DeskWorkProps = {
  readonly day: CounterDay;
  readonly desk: Desk;
  readonly queue: NextUp;
  readonly acts: CounterActs;
  readonly onNavigate: Navigate;
};

type AtHandProps = DeskWorkProps & { readonly kind: 'called' | 'serving'; readonly ticket: Ticket };

/** The person called or received: who, since when, what to check, what is known, and how it goes on. */
export const AtHand = ({ day, acts, queue, kind, ticket, onNavigate }: AtHandProps) => {
  const workRef = useRef<HTMLDivElement | null>(null);
  const headRef = useRef<HTMLHeadingElement | null>(null);
  const startRef = useRef<HTMLButtonElement | null>(null);
  const { reference } = day;
  const appointment = day.appointments.find((one) => one.id === ticket.appointmentId);
  const reason = entryById(reference.reasons, ticket.reasonId);
  const values = day.citizens.get(ticket.citizenId);
  const asks = useHandAsks(day, acts, ticket);
  const wayBack = wayBackOf(ticket, reference.desks);
  const papers = usePapers(reference, ticket, appointment, values);
  const book = () =>
    onNavigate('agenda', {
      new: '1',
      ...(ticket.citizenId === '' ? {} : { citizen: ticket.citizenId }),
      ...(appointment ? { like: appointment.id } : {}),
    });
  const incomplete = () =>
    acts.incomplete(
      followUpOf(
        ticket,
        appointment,
        values ? displayName(values) : '',
        missingInWords(papers.sections, withinSentence),
      ),
    );
  useFirstFocus(
    () =>
      kind === 'called'
        ? startRef.current
        : (workRef.current?.querySelector<HTMLElement>('.pc-s button') ?? headRef.current),
    kind,
  );
  useKeys([
    { key: 'F4', label: counterText.facts.newAppointment, run: book },
    { key: 'Maj F2', label: counterLifeText.request.add, run: asks.addRequest },
  ]);
  return (
    <>
      <AtHandHead
        kind={kind}
        ticket={ticket}
        appointment={appointment}
        reason={reason}
        values={values}
        wayBack={wayBack}
        zone={reference.site.zone}
        headRef={headRef}
      />
      <div className="work" ref={workRef}>
        <Papers
          papers={papers}
          isServing={kind === 'serving'}
          onMark={acts.mark}
          onPerson={appointment && ((index, patch) => acts.correctPerson(appointment.id, index, patch))}
        />
        <Facts
          facts={serviceFacts(ticket, appointment, values, reference)}
          isBooked={appointment !== undefined}
          {...(appointment ? { onOpen: () => onNavigate('agenda', appointmentParams(appointment)) } : {})}
        >
          <Button size="small" icon={CalendarPlus} keys="F4" onPress={book}>
            {counterText.facts.newAppointment}
          </Button>
          <Button size="small" icon={Plus} keys="Maj F2" onPress={asks.addRequest}>
            {counterLifeText.request.add}
          </Button>
          {ticket.citizenId !== '' && <Earlier citizenId={ticket.citizenId} reference={reference} />}
        </Facts>
      </div>
      {kind === 'called' ? (
        <CalledEnds acts={acts} asks={asks} afterNoAnswer={afterNoAnswer(ticket, reference)} startRef={startRef} />
      ) : (
        <ServiceEnds
          acts={acts}
          asks={asks}
          reason={reason}
          nextLabel={queue.next?.label ?? ''}
          mainEnd={emphasis(allMarks(papers.sections))}
          wayBack={wayBack}
          onIncomplete={incomplete}
        />
      )}
      {asks.question}
    </>
  );
};
