import './reception.css';

import { useEffect, useMemo, useRef, useState } from 'react';

import { nowStrip } from '#shared/domain/insights/supervision';
import { waitingByReason } from '#shared/domain/insights/waiting-by-reason';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import type { SiteReference } from '#shared/domain/model/reference';
import { waitForReason } from '#shared/domain/queue/wait-for-reason';
import type { ScreenProps } from '#shared/routes/places';
import { formatBand, shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { civilOf } from '#shared/time/civil';

import { useCommands } from '../../data/commands/use-commands';
import { useAppointmentsOfDay } from '../../data/queries/use-appointments-of-day';
import { useCitizenSearch } from '../../data/queries/use-citizen-search';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { useDeskSessions } from '../../data/queries/use-desk-sessions';
import { useNow } from '../../data/queries/use-now';
import { isOutOfReach, useSyncState } from '../../data/queries/use-sync-state';
import { useTicketsOfDay } from '../../data/queries/use-tickets-of-day';
import { useToday } from '../../data/queries/use-today';
import { ArrivalsColumn } from './arrivals-column';
import { PassageForm } from './passage-form';
import { PrintedTicket } from './printed-ticket';
import { QueueColumn } from './queue-column';
import { RecentEntries } from './recent-entries';
import { usePassage } from './use-passage';
import { useReceptionKeys } from './use-reception-keys';
import { useRecent } from './use-recent';
import { useSlip } from './use-slip';
import { groupArrivals } from './view-model/arrivals';
import { searchArrivals } from './view-model/arrival-search';
import { deskStates } from '#shared/domain/queue/desk-states';
import { nextCalls } from './view-model/queue-view';

const text = receptionText;
const mostFavourites = 8;
const mostCalls = 8;
const mostRecent = 5;

const focusReasons = (): void => document.querySelector<HTMLButtonElement>('.favs [tabindex="0"]')?.focus();

/** Everything of the day that this screen shows, computed once a change. */
const useReceptionDay = (reference: SiteReference) => {
  const today = useToday();
  const now = useNow(15_000);
  const appointments = useAppointmentsOfDay(today);
  const tickets = useTicketsOfDay(today);
  const sessions = useDeskSessions(today);
  const ids = useMemo(() => (appointments ?? []).map((one) => one.citizenId), [appointments]);
  const citizens = useCitizenValues(ids);
  const { time } = civilOf(now, reference.site.zone);
  const view = useMemo(() => {
    const [booked, queue, open] = [appointments ?? [], tickets ?? [], sessions ?? []];
    const { desks, reasons, agents } = reference;
    return {
      arrivals: groupArrivals(booked, citizens, reasons, desks, time),
      strip: nowStrip({ tickets: queue, sessions: open, desks, appointments: booked, now, ref: reference }),
      queues: waitingByReason(queue, now).map((one) => ({
        ...one,
        name: reasons.find((reason) => reason.id === one.reasonId)?.name ?? '',
      })),
      nextCalls: nextCalls(queue, reference, now, mostCalls),
      desks: deskStates(desks, open, agents, queue),
    };
  }, [appointments, tickets, sessions, citizens, reference, now, time]);
  return { ...view, appointments: appointments ?? [], tickets: tickets ?? [], sessions: sessions ?? [], now };
};

/** The three columns of Accueil: expected people, the passage at hand, the queue. */
export const Reception = ({ reference, params, onNavigate }: ScreenProps & { readonly reference: SiteReference }) => {
  const commands = useCommands();
  const sync = useSyncState();
  const day = useReceptionDay(reference);
  const [search, setSearch] = useState('');
  const [otherOpen, setOtherOpen] = useState(false);
  const searchRef = useRef<HTMLInputElement | null>(null);
  const printRef = useRef<HTMLButtonElement | null>(null);
  const ofToday = useMemo(() => new Set(day.appointments.map((one) => one.citizenId)), [day.appointments]);
  const expected = useCitizenSearch(search, ofToday);
  const others = useCitizenSearch(search);
  // Those of today come first, however many others bear the name.
  const matches = [...expected, ...others.filter(({ memberIds }) => !memberIds.some((id) => ofToday.has(id)))];
  const found = searchArrivals(day.arrivals, day.appointments, matches, search);
  const zone = reference.site.zone;
  const favourites = useMemo(
    () =>
      reference.reasons
        .filter((reason) => reason.walkIn && reason.favourite > 0)
        .toSorted((a, b) => a.favourite - b.favourite)
        .slice(0, mostFavourites),
    [reference],
  );
  const isOffline = isOutOfReach(sync.kind);

  const waitOf = (reasonId: string): string => {
    if (isOffline) return text.passage.waitUnknown;
    const band = waitForReason(reasonId, day.tickets, day.sessions, reference);
    return band ? formatBand(band.fromMin, band.toMin) : text.passage.waitUnknown;
  };
  const bandOf = (reasonId: string): string => {
    const wait = waitOf(reasonId);
    return wait === text.passage.waitUnknown ? '' : wait;
  };

  const isPending = (id: string): boolean =>
    day.appointments.some((one) => one.id === id && one.confirmation === 'pending');
  const { slip, show, reprint } = useSlip({ reference, tickets: day.tickets, bandOf, isPending });
  const passage = usePassage(reference, show);

  const checkIn = (appointmentId: string): void => {
    void commands.checkIn({ appointmentId }).then((done) => {
      if (done.ok) show(done.value.ticketId);
      else passage.say(Object.values(sayRefusal(done.reason)).join(' '));
    });
  };
  const passageFor = (match: CitizenMatch): void => {
    passage.change({ citizenId: match.citizenId, citizenText: match.name });
    setSearch('');
    focusReasons();
  };
  const focusPassage = (): void => {
    setSearch('');
    focusReasons();
  };
  const book = (): void => onNavigate('agenda', { new: '1' });
  useEffect(() => {
    if (params['focus'] === 'passage') focusReasons();
    else searchRef.current?.focus();
  }, [params]);
  useReceptionKeys({
    favourites,
    onReason: (reasonId) => {
      passage.change({ reasonId });
      setOtherOpen(false);
      printRef.current?.focus();
    },
    onOther: () => setOtherOpen(true),
    onSearch: () => searchRef.current?.focus(),
    onPassage: focusPassage,
    onAnswered: () => void passage.send('answered'),
    onEntrust: () => void passage.send('entrust'),
    onPriority: () => passage.change({ priority: !passage.draft.priority }),
    onBook: book,
    isSearching: search !== '',
  });
  const labelOf = (act: { readonly params: Readonly<Record<string, string | number>> }): string =>
    String(act.params['label'] ?? '');
  const recent = useRecent(zone, labelOf, mostRecent);

  return (
    <div className="acc">
      <ArrivalsColumn
        arrivals={day.arrivals}
        search={search}
        onSearch={setSearch}
        found={found}
        inputRef={searchRef}
        onCheckIn={checkIn}
        onOpen={(appointmentId) => onNavigate('agenda', { appointment: appointmentId })}
        onPassageFor={passageFor}
        onPassage={focusPassage}
        onBook={book}
      />
      <section className="col col--walk" aria-label={text.passage.title}>
        <PrintedTicket slip={slip} onReprint={reprint} onUndo={() => void commands.undoLast()} />
        <PassageForm
          reasons={reference.reasons.filter((reason) => reason.walkIn)}
          favourites={favourites}
          draft={passage.draft}
          onDraft={passage.change}
          waitOf={waitOf}
          problem={passage.problem}
          onPrint={() => void passage.send('ticket')}
          onAnswered={() => void passage.send('answered')}
          onEntrust={() => void passage.send('entrust')}
          otherOpen={otherOpen}
          onOther={setOtherOpen}
          printRef={printRef}
        />
        <RecentEntries entries={recent} />
      </section>
      <QueueColumn
        strip={day.strip}
        waitGoalMin={reference.site.waitGoalMin}
        queues={day.queues}
        nextCalls={day.nextCalls}
        desks={day.desks}
        nextAppointment={shortTime(day.arrivals.now[0]?.time ?? day.arrivals.next[0]?.time ?? '')}
        offlineSince={isOffline ? shortTime(civilOf(sync.since, zone).time) : ''}
      />
    </div>
  );
};
