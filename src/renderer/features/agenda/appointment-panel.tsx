import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { shellText } from '#shared/i18n/fr/shell';
import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';
import type { Appointment } from '#shared/domain/model/appointment';
import { strandedFrom } from '#shared/domain/booking/stranded-appointments';
import { earlyMin } from '#shared/domain/publication/publication-of';
import type { CitizenValues } from '#shared/domain/model/citizen';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { allTextsOf } from '#shared/domain/lifecycle/read-payload';
import type { Slot } from '#shared/domain/scheduling/placed';
import type { Place } from '#shared/routes/places';
import { minutesOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useCommands } from '../../data/commands/use-commands';
import { useIsBusy } from '../../data/queries/use-acts';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useFirstNames } from '../../data/queries/use-first-names';
import { isRead } from '../../data/queries/use-live';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { EarlyArrival } from '../../ui/early-arrival';
import { Panel } from '../../ui/panel';
import { AppointmentHistory } from './appointment/appointment-history';
import { AppointmentActions } from './appointment-actions';
import { AppointmentFacts } from './appointment-facts';
import { AppointmentMessages } from './appointment-messages';
import { CancelChoices } from './cancel-choices';
import { MoveGuide } from './move-guide';
import { SlipButton } from './slip-button';
import { blockStateOf, holderOf, momentOf, ticketOfAppointment, type CivilNow } from './view-model/block-state';
import { useHeld } from '../../ui/redraw/use-unread';
import { useStepElsewhere } from '../../data/queries/use-me';
import { AppointmentPapers } from './papers-list';

/** What a colleague did with the appointment while it stands open here: in words, and until the person acts after they could read it. */
const useNews = ({ events }: Appointment, agents: readonly Agent[]) => {
  const { step, name } = useStepElsewhere(events);
  const [known, setKnown] = useState(name);
  const { isTooSoon, once } = useHeld([name]);
  const what = step ? agendaText.detail.event(step.of.type, allTextsOf(step.of)) : '';
  const isNews = step !== null && name !== known && what !== '';
  const agent = entryById(agents, step?.agentId)?.shortName ?? '';
  const words = isNews ? agendaText.detail.news(agent, what, step.isUndone) : '';
  return {
    words: isTooSoon ? [words, agendaText.detail.tooSoon].filter(Boolean).join(' ') : words,
    ifRead: (act: () => void): void =>
      once(0, () => {
        setKnown(name);
        act();
      }),
  };
};

export type AppointmentMode = 'read' | 'cancel' | 'move';

export type AppointmentPanelProps = {
  readonly reference: SiteReference;
  readonly appointment: Appointment;
  readonly now: CivilNow;
  readonly columnName: (deskId: string, day: string) => string;
  /** The keyboard stands on its block in the calendar. */
  readonly isAt: boolean;
  readonly mode: AppointmentMode;
  readonly onMode: (mode: AppointmentMode) => void;
  /** A refusal came when somebody was elsewhere already. */
  readonly onLate: (name: string, refusal: Refusal) => void;
  readonly moveWhere: string;
  readonly moveRefusal: Refusal | null;
  readonly onTake: (slot: Slot) => void;
  /** Opens the form with the appointment as it stands; the first names are those that are known. */
  readonly onModify: (values: CitizenValues, names: readonly string[]) => void;
  /** The place that closing it leads back to, `null` = the agenda stays. */
  readonly back: Place | null;
  readonly onClose: () => void;
};

/** What can still be said of it: it is neither over nor cancelled. */
const isOpen = ({ status }: Appointment): boolean => status === 'booked' || status === 'arrived';

const keysOfPanel = { group: agendaText.keys.group, rank: 1 } as const;

type LeavingProps = { readonly words: string; readonly isVoid: boolean; readonly onLeave: () => void };

/**
 * What was begun last is the choice that stands open: Ctrl Z gives it up, and so does a colleague who settled the appointment. Once it is made, the act is on
 * its way and is what is taken back. Draws nothing: the panel is not drawn anew while an act is on its way.
 */
const Leaving = ({ words, isVoid, onLeave }: LeavingProps) => {
  const isBusy = useIsBusy();
  useKeys([{ id: 'leave', key: 'Ctrl Z', label: words, run: onLeave, when: !isBusy }], keysOfPanel);
  const leaveVoid = useEffectEvent(onLeave);
  useEffect(() => {
    if (isVoid && !isBusy) leaveVoid();
  }, [isVoid, isBusy]);
  return null;
};

/** One appointment in full, with what can be done. */
export const AppointmentPanel = (props: AppointmentPanelProps) => {
  const { reference, appointment, now, mode, onMode } = props;
  const citizen = useCitizenValues([appointment.citizenId]).get(appointment.citizenId);
  const names = useFirstNames(appointment);
  const ticket = ticketOfAppointment(useTicketsOfDay(appointment.day), appointment.id);
  const commands = useCommands();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const name = citizen ? knownBy(citizen) : agendaText.block.unnamed;
  const run = (promise: Promise<Result<unknown, Refusal>>): void => {
    void promise.then((result) => {
      setRefusal(result.ok ? null : result.reason);
      if (!result.ok && !isShown.current) props.onLate(name, result.reason);
      onMode('read');
    });
  };
  const { id: appointmentId } = appointment;
  const reading = mode === 'read';
  const leave = (): void => onMode('read');
  const backWords = props.back ? agendaText.keys.back(shellText.places[props.back]) : '';
  const close = {
    label: reading && props.back ? backWords : agendaText.keys.close,
    run: reading ? props.onClose : leave,
  };
  const isWayBack = reading && props.back !== null;
  useKeys([{ id: 'close', key: 'Échap', ...close, bar: isWayBack, isBarFirst: true }], keysOfPanel);
  const startMin = minutesOf(appointment.time);
  const reason = entryById(reference.reasons, appointment.reasonId);
  const hasBegun = appointment.day < now.day || (appointment.day === now.day && startMin <= now.minute);
  const words = refusal ? sayRefusal(refusal) : null;
  const state = blockStateOf(appointment, ticket, now, strandedFrom(reference, momentOf(now))(appointment));
  const [asksEarly, setAsksEarly] = useState(false);
  const ahead = appointment.day === now.day ? earlyMin(appointment.time, momentOf(now).time) : 0;
  const arrive = (): void => run(commands.checkIn({ appointmentId }));
  const news = useNews(appointment, reference.agents);
  const acts = {
    move: () => news.ifRead(() => onMode('move')),
    modify: () =>
      news.ifRead(() => {
        if (citizen && isRead(names)) props.onModify(citizen, names);
      }),
    arrive: () => news.ifRead(() => (ahead > 0 ? setAsksEarly(true) : arrive())),
    cancel: () => news.ifRead(() => onMode('cancel')),
    outcome: (outcome: 'attended' | 'noShow') =>
      news.ifRead(() => run(commands.setAppointmentOutcome({ appointmentId, outcome }))),
    left: () => news.ifRead(() => run(commands.abandonTicket({ ticketId: ticket?.id ?? '', why: 'left' }))),
    mistaken: () => news.ifRead(() => run(commands.cancelTicket({ ticketId: ticket?.id ?? '' }))),
    reopen: () => news.ifRead(() => run(commands.reopenAppointment({ appointmentId }))),
  };
  // A colleague settled it: there is nothing to cancel or to move any more.
  const isVoid = (mode === 'cancel' && !isOpen(appointment)) || (mode === 'move' && appointment.status !== 'booked');
  return (
    <Panel
      className="ag-panel"
      title={mode === 'move' ? agendaText.move.title(name) : agendaText.detail.title}
      close={{ label: backWords || agendaText.create.close, run: props.onClose }}
      footer={
        reading ? (
          <AppointmentActions
            appointment={appointment}
            holder={holderOf(ticket, name)}
            isToday={appointment.day === now.day}
            isPast={appointment.day < now.day}
            hasBegun={hasBegun}
            acts={acts}
            isAt={props.isAt}
          />
        ) : undefined
      }
    >
      {mode !== 'read' && (
        <Leaving
          words={mode === 'cancel' ? agendaText.cancel.back : agendaText.move.give}
          isVoid={isVoid}
          onLeave={leave}
        />
      )}
      {asksEarly && (
        <EarlyArrival
          name={name}
          time={appointment.time}
          aheadMin={ahead}
          onWait={arrive}
          onMove={acts.move}
          onClose={() => setAsksEarly(false)}
        />
      )}
      <div className="ag-form">
        {news.words !== '' && (
          <Note tone="warn" role="alert">
            {news.words}
          </Note>
        )}
        {words && (
          <Note tone="warn" role="alert">
            {words.text} {words.todo}
          </Note>
        )}
        {mode === 'move' && (
          <MoveGuide
            reference={reference}
            appointment={appointment}
            today={now.day}
            nowMinute={now.minute}
            where={props.moveWhere}
            refusal={props.moveRefusal}
            onTake={(slot) => news.ifRead(() => props.onTake(slot))}
            onGive={() => onMode('read')}
          />
        )}
        {mode === 'cancel' && (
          <CancelChoices
            reference={reference}
            appointment={appointment}
            onCancel={(by, why) => news.ifRead(() => run(commands.cancelAppointment({ appointmentId, by, why })))}
            onKeep={() => onMode('read')}
          />
        )}
        <AppointmentFacts
          reference={reference}
          appointment={appointment}
          state={state}
          citizen={citizen}
          reason={reason}
          ticket={ticket}
          columnName={props.columnName(appointment.deskId, appointment.day)}
          today={now.day}
        />
        {reading && isOpen(appointment) && (
          <SlipButton
            reference={reference}
            appointment={appointment}
            isStranded={state === 'stranded'}
            now={now}
            isAt={props.isAt}
            onMove={acts.move}
          />
        )}
        {reading && (
          <AppointmentPapers
            reference={reference}
            appointment={appointment}
            {...(isOpen(appointment)
              ? {
                  onPerson: (index, patch) => run(commands.correctPersons({ appointmentId, index, patch })),
                }
              : {})}
          />
        )}
        {reading && <AppointmentMessages appointment={appointment} reference={reference} />}
        <AppointmentHistory events={appointment.events} zone={reference.site.zone} agents={reference.agents} />
      </div>
    </Panel>
  );
};
