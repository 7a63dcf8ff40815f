import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { shortTime } from '#shared/i18n/fr/format';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import type { Result } from '#shared/lib/result';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import type { PastOutcome } from '../../data/commands/appointment/set-outcomes';
import { useCommands } from '../../data/commands/use-commands';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useDueAppointments } from '../../data/queries/use-due-appointments';
import { isRead } from '../../data/queries/use-live';
import { useNow } from '../../data/queries/use-now';
import { Button } from '../../ui/button';
import { groundOf } from '../../ui/ground';
import { Head } from '../../ui/head';
import { homeAt } from '../../ui/keep-focus';
import { useChosenKeys, useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { useGrown } from '../../ui/redraw/use-grown';
import { useSteady } from '../../ui/redraw/use-steady';
import { useUnread } from '../../ui/redraw/use-unread';
import { TypedNote } from './appointment-actions';
import { DueRow } from './due-row';
import './due-list.css';
import { neverCame } from './view-model/never-came';
import { takenBack, type Settled } from './view-model/taken-back';

type DueListProps = {
  readonly reference: SiteReference;
  readonly today: string;
  readonly onBack: () => void;
  readonly onOpen: (appointment: Appointment) => void;
};

const texts = bookingText.due;
const outcomes = Object.keys(texts.outcomes) as PastOutcome[];

/** What is written is told to the list within this time. */
const toldMs = 500;

/** Writes outcomes; a single one by the command of its kind, so that the foot names the person. */
const useSettle = () => {
  const commands = useCommands();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  /** Those of whom it is being written: the next key is meant for the next line. */
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const run = async (promise: Promise<Result<unknown, Refusal>>): Promise<boolean> => {
    const result = await promise;
    setRefusal(result.ok ? null : result.reason);
    return result.ok;
  };
  const write = (appointmentId: string, outcome: PastOutcome): Promise<Result<unknown, Refusal>> => {
    if (outcome === 'attended' || outcome === 'noShow')
      return commands.setAppointmentOutcome({ appointmentId, outcome });
    const by = outcome === 'cancelledByCitizen' ? 'citizen' : 'office';
    return commands.cancelAppointment({ appointmentId, by, why: '' });
  };
  const one = async (appointmentId: string, outcome: PastOutcome): Promise<void> => {
    if (sent.has(appointmentId)) return;
    setSent((known) => new Set([...known, appointmentId]));
    const forget = (): void => setSent((known) => new Set([...known].filter((id) => id !== appointmentId)));
    let isWritten = false;
    try {
      isWritten = await run(write(appointmentId, outcome));
    } finally {
      // The store has told the list by then.
      if (isWritten) setTimeout(forget, toldMs);
      else forget();
    }
  };
  const allAbsent = (all: readonly Appointment[]): void =>
    void run(commands.setOutcomes({ appointmentIds: all.map(({ id }) => id), outcome: 'noShow' }));
  return { one, allAbsent, refusal, sent };
};

/** Keeps the keyboard on the line that takes the place of the one that was settled. */
const useRowFocus = (due: readonly Appointment[], all: readonly Appointment[]) => {
  const list = useRef<HTMLDivElement>(null);
  const [stood, setStood] = useState({ id: '', index: 0 });
  /** The line to which the agent went by themselves. */
  const [aimed, setAimed] = useState('');
  /** Those whom the agent settled here, `true` once the store told so: one that comes back then was taken back, and is who the next key is meant for. */
  const [settled, setSettled] = useState<Settled>(new Map());
  const next = takenBack(settled, new Set(all.map((one) => one.id)));
  // One that was taken back and is not drawn yet waits for that.
  const back = due.findIndex((one) => one.id === next.back);
  if (next.settled !== settled && (next.back === '' || back >= 0)) setSettled(next.settled);
  const from = back < 0 ? stood : { id: due[back]?.id ?? '', index: back };
  const found = due.findIndex((one) => one.id === from.id);
  const at = found < 0 ? Math.min(from.index, due.length - 1) : found;
  const id = due[at]?.id ?? '';
  const isUnread = useUnread([id], aimed);
  const setIndex = (index: number): void => {
    const to = due[index]?.id ?? '';
    setStood({ id: to, index });
    // The focus follows by itself to the line that takes a place: nobody went there.
    if (to !== id) setAimed(to);
  };
  if (back >= 0) {
    setAimed(id);
  }
  // A line that comes back by another desk takes nothing from the one on which the keyboard stands by then.
  if (id !== '' && (id !== stood.id || at !== stood.index)) setStood({ id, index: at });
  useEffect(() => {
    if (id === '') return;
    const active = document.activeElement;
    const isElsewhere = active !== null && active !== document.body && !list.current?.contains(active);
    if (!isElsewhere) list.current?.querySelector<HTMLElement>(`[data-due="${id}"]`)?.focus();
  }, [id]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    setIndex(Math.min(due.length - 1, Math.max(0, at + by)));
  };
  return {
    list,
    id,
    onKeyDown,
    stand: (to: string) => setIndex(due.findIndex((one) => one.id === to)),
    /** The line on which the agent stands is settled here: the next key is meant for the one that takes its place. */
    goOn: (): void => {
      setAimed((due[at + 1] ?? due[at - 1])?.id ?? '');
      setSettled(new Map([...settled, [id, false]]));
    },
    /** It stands there because another desk settled the one before, so lately that a key was meant for that one. */
    isUnread: () => isUnread(0),
  };
};

/** Everything that is over and of which nobody said what came of it: one key a line, and one for all the rest. */
export const DueList = ({ reference, today, onBack, onOpen }: DueListProps) => {
  const settle = useSettle();
  const all = useDueAppointments();
  const due = useMemo(
    () => (settle.sent.size === 0 ? all : all.filter(({ id }) => !settle.sent.has(id))),
    [all, settle.sent],
  );
  const citizens = useCitizenValues(due.map(({ citizenId }) => citizenId));
  const single = useChosenKeys();
  const now = civilOf(useNow(30_000), reference.site.zone);
  const absent = neverCame(due, now);
  const { list, id, onKeyDown, stand, goOn, isUnread } = useRowFocus(due, all);
  const [isTooSoon, setTooSoon] = useState(false);
  const settleOne = (appointmentId: string, outcome: PastOutcome): void => {
    const isNews = appointmentId === id && isUnread();
    setTooSoon(isNews);
    if (isNews) return;
    if (appointmentId === id) goOn();
    void settle.one(appointmentId, outcome);
  };
  const rowActs = useSteady({ onStand: stand, onOpen, onOutcome: settleOne });
  const deskOf = (deskId: string) => entryById(reference.desks, deskId)?.number ?? '';
  useKeys(
    [
      ...outcomes.map((outcome) => ({
        id: outcome,
        key: texts.key[outcome],
        within: 'due' as const,
        label: texts.outcomes[outcome],
        bar: true,
        run: () => settleOne(id, outcome),
        when: id !== '',
      })),
      {
        id: 'allAbsent',
        key: 'Alt N',
        label: texts.allAbsent(absent.length),
        run: () => settle.allAbsent(absent),
        when: absent.length > 0,
      },
      { id: 'back', key: 'Échap', label: texts.back, run: onBack },
    ],
    { group: agendaText.keys.group, rank: 2 },
  );
  const words = settle.refusal ? sayRefusal(settle.refusal) : null;
  const drawn = useGrown(due);
  const days = [...new Set(drawn.map(({ day }) => day))];
  const countOf = (day: string): number => due.filter((one) => one.day === day).length;
  return (
    <section className="due" aria-label={texts.title} {...homeAt('.due-who[tabindex="0"]')}>
      <header className="due-head">
        <div>
          <h2>{texts.title}</h2>
          <p className="meta">{due.length > 0 ? texts.lead[single] : isRead(due) ? texts.none : ''}</p>
          <TypedNote />
        </div>
        <div className="due-acts">
          {absent.length > 0 && (
            <Button keys="Alt N" onPress={() => settle.allAbsent(absent)}>
              {texts.allAbsent(absent.length)}
            </Button>
          )}
          <Button keys="Échap" onPress={onBack}>
            {texts.back}
          </Button>
        </div>
      </header>
      {isTooSoon && <Note role="status">{texts.tooSoon}</Note>}
      {words && (
        <Note tone="warn" role="alert">
          {words.text} {words.todo}
        </Note>
      )}
      <div
        className="due-scroll"
        {...groundOf('due')}
        ref={list}
        onKeyDown={onKeyDown}
        role="group"
        aria-label={texts.list}
      >
        {days.map((day) => {
          const ofDay = drawn.filter((one) => one.day === day);
          return (
            <div key={day} className="due-day">
              <Head title={texts.dayHead(day, today, countOf(day))} level={3} />
              <ul>
                {ofDay.map((appointment) => {
                  const values = citizens.get(appointment.citizenId);
                  return (
                    <DueRow
                      key={appointment.id}
                      appointment={appointment}
                      time={shortTime(appointment.time)}
                      name={values ? knownBy(values) : agendaText.block.unnamed}
                      reason={entryById(reference.reasons, appointment.reasonId)?.shortName ?? ''}
                      desk={agendaText.create.desk(deskOf(appointment.deskId))}
                      isCurrent={appointment.id === id}
                      {...rowActs}
                    />
                  );
                })}
              </ul>
            </div>
          );
        })}
      </div>
    </section>
  );
};
