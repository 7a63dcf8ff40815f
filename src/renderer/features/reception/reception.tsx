import './reception.css';

import { useCallback, useEffect, useRef, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { WaitBand } from '#shared/domain/model/ticket';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { formatBand, shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { appointmentParams, type ScreenProps } from '#shared/routes/places';
import { civilOf } from '#shared/time/civil';

import { useCommands } from '../../data/commands/use-commands';
import { useAnnouncedWaits } from '../../data/queries/use-announced-waits';
import { useCallToMake } from '../../data/queries/use-conflicts';
import { useTicketStandings } from '../../data/queries/use-ticket-standings';
import { isOutOfReach, useSyncKind, useSyncPart } from '../../data/queries/use-sync-state';
import { groundOf } from '../../ui/ground';
import { homeAt } from '../../ui/keep-focus';
import { useSteady } from '../../ui/redraw/use-steady';
import { writesTo } from '../../ui/writing';
import { ArrivalQuestions } from './arrival-questions';
import { ArrivalsColumn } from './arrivals-column';
import { HelpBanner } from './help-banner';
import { emptyDraft } from './passage-draft';
import { PassageForm } from './passage-form';
import { PrintedTicket } from './printed-ticket';
import { QueueColumn } from './queue-column';
import { RecentEntries } from './recent-entries';
import { useActFocus } from './use-act-focus';
import { useCarry } from './use-carry';
import { useCheckIn } from './use-check-in';
import { useLastPassage } from './use-last-passage';
import { isAtPassage, nameField, usePassage } from './use-passage';
import { useReceptionDay } from './use-reception-day';
import { useReceptionKeys } from './use-reception-keys';
import { useRecent } from './use-recent';
import { useSlip } from './use-slip';
import type { FoundActs } from './use-found-acts';
import { useFound } from './use-found';
import { rowsOf, unknownName } from './view-model/arrival-search';
import { expectedArrival } from './view-model/arrivals';

const text = receptionText;
const mostRecent = 5;

const focusReasons = (): void => document.querySelector<HTMLButtonElement>('.favs [tabindex="0"]')?.focus();

/** The three columns of Accueil: expected people, the passage at hand, the queue. */
export const Reception = ({ reference, params, onNavigate }: ScreenProps & { readonly reference: SiteReference }) => {
  const commands = useCommands();
  const isOffline = isOutOfReach(useSyncKind());
  const since = useSyncPart((sync) => sync.since);
  const day = useReceptionDay(reference);
  const [otherOpen, setOtherOpen] = useState(false);
  const searchRef = useRef<HTMLInputElement | null>(null);
  const { refs, focusAct, focusActOf } = useActFocus(reference);
  const { found, search, setSearch, choose, walk } = useFound(day);
  const zone = reference.site.zone;

  const { tickets, sessions, appointments, now, isRead, shut, today } = day;
  const callToMake = useCallToMake();
  const announced = useAnnouncedWaits({ reference, tickets, sessions, appointments, now });
  const announcedFor = (reasonId: string, priority = false): WaitBand | null =>
    isOffline ? null : announced(reasonId, priority, shut !== null);
  const waitOf = useCallback(
    (reasonId: string): string => {
      if (!isRead) return '';
      if (shut) return text.passage.closed(shut, today);
      const band = isOffline ? null : announced(reasonId);
      return band ? formatBand(band) : text.passage.waitUnknown;
    },
    [isRead, shut, today, isOffline, announced],
  );
  const isPending = (id: string): boolean =>
    appointments.some((one) => one.id === id && one.confirmation === 'pending');
  const paper = useSlip({ reference, tickets, sessions, isPending });
  const { show, reprintTicket } = paper;
  const startAnew = (): void => {
    setOtherOpen(false);
    focusReasons();
  };
  const passage = usePassage({
    reference,
    announcedFor,
    onTicket: show,
    expectedOf: (citizenId) => expectedArrival(day.arrivals, citizenId),
    heldBy: day.heldBy,
    closedToday: day.closedToday,
    onReasonMissing: focusReasons,
    onLogged: () => {
      setOtherOpen(false);
      // Whoever went on elsewhere meanwhile keeps the focus.
      if (isAtPassage()) focusReasons();
    },
  });

  const chooseReason = (reasonId: string): void => {
    passage.change({ reasonId });
    setOtherOpen(false);
    focusActOf({ ...passage.base, reasonId });
  };
  const openOther = (isOpen: boolean): void => {
    // It is the first of the next passage, where the one before is still being written.
    if (isOpen) passage.change({});
    setOtherOpen(isOpen);
  };
  /** The next person is typed, from the press on: what was acted on is gone from the list with the answer, and its buttons with it. */
  const backToSearch = (): void => {
    passage.say('');
    setSearch('');
    searchRef.current?.focus();
  };
  /** `reasonId` = why they had an appointment, where that is known. */
  const passageFor = ({ citizenId, name }: CitizenMatch, reasonId = ''): void => {
    const begun = { citizenId, citizenText: name, reasonId };
    passage.begin(begun);
    setOtherOpen(false);
    setSearch('');
    if (reasonId === '') return focusReasons();
    focusActOf({ ...emptyDraft, ...begun });
    passage.unread();
  };
  const coming = useCheckIn({
    day,
    reference,
    passage,
    announcedFor,
    onTicket: show,
    onReceived: backToSearch,
    onPassage: passageFor,
  });
  const focusPassage = (): void => {
    const match = found.meant && found.meant.kind !== 'ticket' ? found.meant.match : undefined;
    const name = unknownName(search, found.groups);
    if (match) passageFor(match);
    // Who comes back to the form from elsewhere begins with somebody else.
    else if (name !== '' || document.activeElement?.closest('.walk') === null) passage.begin({ citizenText: name });
    setSearch('');
    focusReasons();
  };
  const leaveOther = (): void => {
    // Left without a ticket: what was chosen there does not wait for the next person.
    if (!day.favourites.some(({ id }) => id === passage.draft.reasonId)) passage.change({ reasonId: '' });
    startAnew();
  };
  const clear = (): void => {
    // What is begun here waits while somebody else is looked for.
    if (!document.activeElement?.closest('.walk')) return;
    passage.begin({});
    startAnew();
  };
  const last = useLastPassage();
  const repeat = (): void => {
    if (!last) return;
    setSearch('');
    passage.change({ reasonId: last.reasonId, channel: last.channel });
    focusAct(last.next);
  };
  const book = useCarry({ reference, arrivals: day.arrivals, today, found, passage, onNavigate });
  useEffect(() => {
    if (params['focus'] === 'passage') focusReasons();
    else searchRef.current?.focus();
  }, [params]);
  useReceptionKeys({
    favourites: day.favourites,
    onReason: chooseReason,
    onOther: () => openOther(true),
    searchRef,
    onPassage: focusPassage,
    onAnswered: () => void passage.send('answered'),
    onEntrust: () => void passage.send('entrust'),
    onPriority: () => passage.change({ priority: !passage.base.priority }),
    onBook: book,
    onRepeat: repeat,
    canRepeat: last !== null,
    isSearching: search !== '',
    choices: search === '' ? 0 : rowsOf(found.groups).length,
    onLeaveOther: otherOpen ? leaveOther : null,
    onClear: passage.isBegun && !otherOpen ? clear : null,
  });
  const { refuse: onRefused } = passage;
  const recent = useRecent({ zone, today, tickets, most: mostRecent, onReprint: reprintTicket, onRefused });

  const standingOf = useTicketStandings({ reference, tickets, sessions, appointments, now });
  const foundActs: FoundActs = {
    onCheckIn: (id) => coming.checkIn(id),
    ...coming.acts,
    onReprint: reprintTicket,
    onLeft: (ticketId) => {
      void commands.abandonTicket({ ticketId, why: 'left' }).then((done) => {
        if (!done.ok) passage.refuse(done.reason);
      });
      backToSearch();
    },
    onOpen: (id) => onNavigate('agenda', appointmentParams({ id, day: day.today })),
    onPassageFor: passageFor,
  };

  const formActs = useSteady({
    onDraft: passage.change,
    onReason: chooseReason,
    onOther: openOther,
    onPrint: () => void passage.send('ticket'),
    onBook: book,
    onAnswered: () => void passage.send('answered'),
    onEntrust: () => void passage.send('entrust'),
    ...passage.asideActs,
  });

  return (
    <div className="acc" {...homeAt('.find-big input')}>
      <ArrivalsColumn
        arrivals={day.arrivals}
        isRead={day.areNamesRead}
        arrived={day.arrived}
        onChoose={choose}
        onArrow={walk}
        onSearch={(next) => {
          // A refusal may come while the next name is typed: it is read until another search begins.
          if (search === '') passage.say('');
          setSearch(next);
        }}
        found={found}
        inputRef={searchRef}
        facts={{ reference, now: { day: day.today, time: civilOf(now, zone).time }, standingOf, callToMake }}
        acts={foundActs}
        onPassage={focusPassage}
        onBook={book}
      />
      <div className="acc-now">
        <section
          className="col col--walk"
          aria-label={text.passage.title}
          {...groundOf('passage')}
          {...writesTo(nameField)}
        >
          <HelpBanner calls={day.help} zone={zone} onGo={(requestId) => void commands.answerHelp({ requestId })} />
          <PrintedTicket paper={paper} onRefused={passage.refuse} />
          <PassageForm
            reference={reference}
            favourites={day.favourites}
            waitOf={waitOf}
            {...passage.form}
            {...formActs}
            otherOpen={otherOpen}
            {...refs}
          />
          <RecentEntries entries={recent} onRepeat={repeat} canRepeat={last !== null} />
        </section>
        <QueueColumn
          isRead={day.isRead}
          strip={day.strip}
          waitGoalMin={reference.site.waitGoalMin}
          queues={day.queues}
          nextCalls={day.nextCalls}
          setAside={day.setAside}
          desks={day.desks}
          nextAppointment={shortTime(day.arrivals.now[0]?.time ?? day.arrivals.next[0]?.time ?? '')}
          offlineSince={isOffline ? shortTime(civilOf(since, zone).time) : ''}
        />
      </div>
      <ArrivalQuestions
        {...coming}
        passage={passage}
        onMove={(id) => onNavigate('agenda', { ...appointmentParams({ id, day: day.today }), moving: 'yes' })}
      />
    </div>
  );
};
