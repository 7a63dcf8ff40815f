import './supervision.css';

import { useMemo, useState } from 'react';

import { announcedError } from '#shared/domain/insights/day/announced-error';
import { dayFits } from '#shared/domain/insights/day/day-fits';
import { loadPerHalfHour } from '#shared/domain/insights/day/load-per-half-hour';
import { needsOutcome } from '#shared/domain/insights/facts/needs-outcome';
import { nowStrip } from '#shared/domain/insights/day/now-strip';
import { waitingByReason } from '#shared/domain/insights/day/waiting-by-reason';
import { waitsToday } from '#shared/domain/insights/day/waits-today';
import type { SiteReference } from '#shared/domain/model/reference';
import { deskStates } from '#shared/domain/queue/desk-states';
import { capital, longDay, shortTime } from '#shared/i18n/fr/format';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { civilOf } from '#shared/time/civil';

import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import { useDeskSessions } from '../../data/queries/use-desk-sessions';
import { useNow } from '../../data/queries/use-now';
import { isOutOfReach, useSyncState } from '../../data/queries/use-sync-state';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import { useToday } from '../../data/queries/use-today';
import { useKeys } from '../../ui/keys';
import { ClosingLine } from './closing-line';
import { DesksPanel } from './desks-panel';
import { FeedbackLine } from './feedback-line';
import { LoadPanel } from './load-panel';
import { NowStripRow } from './now-strip-row';
import { AllTables } from './panel-frame';
import { QueuePanel } from './queue-panel';
import { TrustPanel, type TrustFacts } from './trust-panel';
import { lanesOf } from './view-model/lanes';
import { WaitsPanel } from './waits-panel';

const driftShownMs = 120_000;
const panels = ['fit', 'who', 'wai', 'dsk', 'tru'] as const;

const useDay = (reference: SiteReference) => {
  const today = useToday();
  const now = useNow(15_000);
  const appointments = useAppointmentsOfDay(today);
  const tickets = useTicketsOfDay(today);
  const sessions = useDeskSessions(today);
  const { time } = civilOf(now, reference.site.zone);
  const view = useMemo(() => {
    const [booked, queue, open] = [appointments ?? [], tickets ?? [], sessions ?? []];
    const { site, desks, agents, reasons } = reference;
    const nameOf = (reasonId: string): string => reasons.find((reason) => reason.id === reasonId)?.name ?? '';
    const load = loadPerHalfHour({ day: today, ref: reference, appointments: booked, tickets: queue });
    const live = booked.filter(
      (one) => one.status === 'booked' || one.status === 'arrived' || one.status === 'attended',
    );
    return {
      load,
      fits: dayFits(load.rows, time),
      strip: nowStrip({ tickets: queue, sessions: open, desks, appointments: booked, now, ref: reference }),
      queue: lanesOf(waitingByReason(queue, now), nameOf, site.waitGoalMin),
      waits: waitsToday(queue, site.zone),
      told: announcedError(queue),
      desks: deskStates(desks, open, agents, queue),
      waitingBooked: queue.filter((one) => one.status === 'waiting' && one.appointmentId !== '').length,
      paused: open.filter((one) => one.status === 'paused').length,
      attended: booked.filter((one) => one.status === 'attended').length,
      tickets: queue.filter((one) => one.status !== 'void').length,
      appointments: live.length,
      overbooked: live.filter((one) => one.confirmation === 'overbooked').length,
      calledTwice: queue.filter((one) => one.calledTwice).length,
      withoutOutcome: booked.filter((one) => needsOutcome(one, now, site.zone)).length,
      nextAppointment: booked
        .filter((one) => one.status === 'booked' && one.time >= time)
        .reduce((first, one) => (first === '' || one.time < first ? one.time : first), ''),
      nameOf,
    };
  }, [appointments, tickets, sessions, reference, today, now, time]);
  return { ...view, today, now, time };
};

/** No opening today, or the last one is past. */
const isOver = ({ load, time }: ReturnType<typeof useDay>): boolean => {
  const last = load.rows.at(-1);
  return last === undefined || time >= last.to;
};

const headline = (day: ReturnType<typeof useDay>): string => {
  const last = day.load.rows.at(-1);
  if (!last) return supervisionText.closedToday;
  if (day.time >= last.to) return supervisionText.dayOver;
  if (day.fits.fits) return supervisionText.fits;
  return supervisionText.fitsExcept(day.fits.from, day.fits.to, day.fits.desksShort);
};

/** The frame of supervision: a sentence, five figures, five panels. */
export const Supervision = ({ reference }: { readonly reference: SiteReference }) => {
  const day = useDay(reference);
  const [allTables, setAllTables] = useState(false);
  useKeys([
    { key: `1…${panels.length}`, label: supervisionText.keys.panel, bar: true },
    { key: 'T', label: supervisionText.keys.table, run: () => setAllTables(!allTables), bar: true },
    ...panels.map((panel, index) => ({
      key: String(index + 1),
      label: `${supervisionText.keys.panel} ${index + 1}`,
      run: () => document.querySelector<HTMLElement>(`[data-panel="${panel}"]`)?.focus(),
    })),
  ]);
  const sync = useSyncState();
  const { zone, waitGoalMin } = reference.site;
  const civilTime = (instant: string): string => (instant === '' ? '' : civilOf(instant, zone).time);
  const facts: TrustFacts = {
    isOffline: isOutOfReach(sync.kind),
    since: civilTime(sync.since),
    lastExchange: civilTime(sync.lastExchange),
    toSend: sync.toSend,
    overbooked: day.overbooked,
    calledTwice: day.calledTwice,
    withoutOutcome: day.withoutOutcome,
    driftMin: Math.abs(sync.driftMs) >= driftShownMs ? Math.round(Math.abs(sync.driftMs) / 60_000) : 0,
  };
  const about = [
    supervisionText.asOf(capital(longDay(day.today)), shortTime(day.time)),
    supervisionText.basis(day.tickets, day.appointments),
    ...(sync.toSend > 0 ? [supervisionText.notSent(sync.toSend)] : []),
  ].join(' · ');
  return (
    <div className="su">
      <header className="top">
        <div>
          <h2>{headline(day)}</h2>
          <p className="meta">{about}</p>
          <FeedbackLine />
        </div>
        <ClosingLine reference={reference} today={day.today} isClosed={isOver(day)} />
      </header>
      <NowStripRow
        strip={day.strip}
        goalMin={waitGoalMin}
        waitingBooked={day.waitingBooked}
        paused={day.paused}
        attended={day.attended}
        longestReason={day.nameOf(day.strip.longestTicket?.reasonId ?? '')}
      />
      <AllTables value={allTables}>
        <div className="su-grid">
          <LoadPanel load={day.load} fits={day.fits} time={day.time} />
          <QueuePanel
            lanes={day.queue.lanes}
            late={day.queue.late}
            goalMin={waitGoalMin}
            nextAppointment={day.nextAppointment}
          />
          <WaitsPanel waits={day.waits} told={day.told} />
          <DesksPanel desks={day.desks} />
          <TrustPanel facts={facts} />
        </div>
      </AllTables>
    </div>
  );
};
