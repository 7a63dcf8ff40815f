import { CalendarPlus, Plus } from 'lucide-react';
import { useRef, type ReactNode } from 'react';

import type { Ticket } from '#shared/domain/model/ticket';
import { displayName } from '#shared/domain/model/citizen-values';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { withinSentence, numericDay } from '#shared/i18n/fr/format';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { AtHandHead } from './at-hand-head';
import { CalledEnds } from './called-ends';
import { Papers } from './papers';
import { ServiceEnds } from './service-ends';
import { useFirstFocus } from './use-first-focus';
import { useHandAsks } from './use-hand-asks';
import { usePapers } from './use-papers';
import { afterNoAnswer } from './view-model/after-no-answer';
import { bookingAtHand, followUpOf } from './view-model/follow-up';
import { allMarks, missingInWords } from './view-model/paper-marks';
import { emphasis, incompleteEnd } from './view-model/service-end';
import { sentWords } from './view-model/sent-by';
import { serviceFacts, type Fact } from './view-model/service-facts';
import { wayBackOf } from './view-model/transfer-targets';
import { nameOnScreen } from './view-model/waiting-person';
import type { Desk, SiteReference } from '#shared/domain/model/reference';
import { appointmentParams, type Navigate } from '#shared/routes/places';
import { seenPassages } from '#shared/domain/people/seen-passages';

import { Head } from '../../ui/head';
import { usePassages } from '../../data/queries/use-passages';
import { usePerson } from '../../data/queries/use-person';
import { useRequestSight } from '../../data/queries/use-request-sight';
import { useToday } from '../../data/queries/use-today';
import { useOpenPerson } from '../../ui/open-person';
import type { CounterActs } from './use-counter-acts';
import type { CounterDay } from './use-counter-day';
import type { NextUp } from './view-model/next-up';

const text = counterLifeText.earlier;
const most = 3;

type EarlierProps = { readonly citizenId: string; readonly reference: SiteReference };

/** The last times that the person was here before today, under any of their ids, and the way to their file. */
const Earlier = ({ citizenId, reference }: EarlierProps) => {
  const { person } = usePerson(citizenId);
  const openPerson = useOpenPerson();
  const passages = usePassages(person?.memberIds ?? [citizenId], []);
  const today = useToday();
  const past = seenPassages(passages.past, useRequestSight(reference)).seen.filter(({ day }) => day < today);
  if (past.length === 0) return null;
  return (
    <>
      <Head
        title={text.title}
        level={3}
        end={
          openPerson && (
            <Button tone="link" className="meta" onPress={() => openPerson(citizenId)}>
              {text.open}
            </Button>
          )
        }
      />
      <dl>
        {past.slice(0, most).map((passage) => (
          <div key={passage.id}>
            <dt>{numericDay(passage.day)}</dt>
            <dd>{entryById(reference.reasons, passage.reasonId)?.name ?? ''}</dd>
          </div>
        ))}
      </dl>
    </>
  );
};

type FactsProps = {
  readonly facts: readonly Fact[];
  readonly isBooked: boolean;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
};

/** What is known of the visit: when it was booked, when the person came, how to reach them. */
const Facts = ({ facts, isBooked, onOpen, children }: FactsProps) => (
  <div className="facts">
    <Head
      title={isBooked ? counterText.facts.appointment : counterText.facts.walkIn}
      level={3}
      end={
        onOpen && (
          <Button tone="link" className="meta" onPress={onOpen}>
            {counterText.facts.open}
          </Button>
        )
      }
    />
    <dl>
      {facts.map((fact) => (
        <div key={fact.key}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
    {children}
  </div>
);

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
  const wayBack = wayBackOf(ticket, reference.desks);
  const papers = usePapers(reference, ticket, appointment, values);
  const book = () => onNavigate('agenda', bookingAtHand({ ...ticket, appointmentId: appointment?.id ?? '' }));
  const missing = missingInWords(papers.sections, withinSentence);
  const marks = allMarks(papers.sections);
  const end = incompleteEnd(reason, marks);
  const incomplete = () =>
    end === 'again'
      ? acts.incomplete(followUpOf(ticket, appointment, values ? displayName(values) : '', missing))
      : acts.finish('incompleteFile');
  const asksMissing = kind === 'serving' && wayBack === null;
  const asks = useHandAsks(day, acts, ticket, {
    papers: asksMissing ? missing : '',
    incomplete: counterText.serving.incompleteEnds[end],
    onIncomplete: incomplete,
  });
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
        name={nameOnScreen(day.citizens, ticket)}
        wayBack={wayBack}
        sent={sentWords(ticket, reference)}
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
          nextLabel={day.pause === null ? (queue.next?.label ?? '') : ''}
          mainEnd={emphasis(marks)}
          wayBack={wayBack}
          incomplete={counterText.serving.incompleteEnds[end]}
          onIncomplete={incomplete}
        />
      )}
      {asks.question}
    </>
  );
};
