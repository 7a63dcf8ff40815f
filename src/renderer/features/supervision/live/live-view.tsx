import { useMemo, useState } from 'react';

import type { Measure } from '#shared/domain/model/measure';
import type { SiteReference } from '#shared/domain/model/reference';
import { mayReach } from '#shared/domain/rights/places';
import { holderIn } from '#shared/domain/rights/setting-rights';
import { shortTime } from '#shared/i18n/fr/format';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { periodsText } from '#shared/i18n/fr/supervision-periods';
import type { Navigate, Place } from '#shared/routes/places';
import { civilOf } from '#shared/time/civil';
import { announcedNow } from '#shared/domain/insights/day/announced-now';
import { isEnough } from '#shared/domain/insights/protect/small-numbers';
import type { Share } from '#shared/domain/insights/stats/wilson';
import type { WaitBand } from '#shared/domain/model/ticket';

import { useStation } from '../../../data/queries/use-station';
import { isCutOff, useSyncState } from '../../../data/queries/use-sync-state';
import { ChartBoardContext, useChartBoard } from '../../../ui/charts/chart-board';
import { groundOf } from '../../../ui/ground';
import { homeAt } from '../../../ui/keep-focus';
import { useKeys } from '../../../ui/keys';
import { LoadPanel } from '../load-panel';
import { LoadWays } from '../load-ways';
import { TenPanel } from '../ten-panel';
import { TopLine, type Mode } from '../top-line';
import { useIsWide } from '../use-is-wide';
import { WaitsPanel } from '../waits-panel';
import { useAnnouncedWaits } from '../../../data/queries/use-announced-waits';
import { ClosingLine } from './closing-line';
import { headline, loadSentence, waitingTold } from './headline';
import { aheadOf, judgeLive } from './live-day';
import { NowStripRow } from './now-strip-row';
import { OpenDeskDialog } from './open-desk-dialog';
import { OptionsPanel } from './options-panel';
import { QueuePanel } from './queue-panel';
import { aheadTitle, TomorrowPanel } from './tomorrow-panel';
import { TrustPanel } from './trust-panel';
import { useAnnounce } from './use-announce';
import { useLiveDay, type LiveState } from './use-live-day';
import { useTrustFacts } from './use-trust-facts';
import { useWhatIf } from './use-what-if';

/** The wait that is announced now over all reasons, and how often such an announcement held. */
const useAnnouncedBand = ({
  input,
  day,
}: LiveState): { readonly band: WaitBand | null; readonly held: Share | null } => {
  const { reference, tickets, sessions, appointments, now, habits } = input;
  // The announcement is that of the kiosk: without what was merely agreed on here.
  const waitFor = useAnnouncedWaits({ reference, tickets, sessions, appointments, now });
  const band = useMemo(() => {
    const weights = new Map<string, number>();
    for (const { reasonId, booked } of habits.past)
      if (!booked) weights.set(reasonId, (weights.get(reasonId) ?? 0) + 1);
    for (const { reasonId, appointmentId, status } of tickets)
      if (appointmentId === '' && status !== 'void') weights.set(reasonId, (weights.get(reasonId) ?? 0) + 1);
    return announcedNow(
      reference.reasons
        .filter((reason) => reason.walkIn)
        .flatMap(({ id }) => {
          const told = waitFor(id);
          return told ? [{ band: told, weight: weights.get(id) ?? 0 }] : [];
        }),
    );
  }, [waitFor, habits, tickets, reference]);
  const ofToday = isEnough(day.told.n) ? day.told.held : null;
  return { band, held: habits.held ?? ofToday };
};

const titles = {
  fit: supervisionText.load.title,
  who: supervisionText.who.title,
  opt: optionsText.title,
  wai: supervisionText.waits.title,
  tru: supervisionText.trust.title,
  ten: periodsText.ten.title,
};

const useAbout = ({ day, input, known }: LiveState, zone: string): string => {
  const { toSend, kind, since } = useSyncState();
  const unsynced = known.facts?.asOf.unsyncedDesks ?? 0;
  return [
    supervisionText.asOf(input.today, shortTime(day.time)),
    supervisionText.basis(day.counts.tickets, day.counts.appointments, day.counts.absent),
    ...(isCutOff(kind) && since !== '' ? [supervisionText.offlineSince(shortTime(civilOf(since, zone).time))] : []),
    ...(unsynced > 0 ? [supervisionText.unsynced(unsynced)] : []),
    ...(toSend > 0 ? [supervisionText.notSent(toSend)] : []),
  ].join(' · ');
};

type LiveViewProps = {
  readonly reference: SiteReference;
  readonly onNavigate: Navigate;
  readonly onMode: (mode: Mode) => void;
  /** Looks at another day. */
  readonly onDay: (day: string) => void;
};

/** The day as it is now: a sentence, six figures, six panels. */
export const LiveView = ({ reference, onNavigate, onMode, onDay }: LiveViewProps) => {
  const live = useLiveDay(reference);
  const { day, input, announced, known } = live;
  const isWide = useIsWide();
  const shown = (['fit', 'who', 'opt', 'wai', 'tru', 'ten'] as const).filter((id) => id !== 'ten' || isWide);
  const facts = useTrustFacts(reference, live);
  const { band, held } = useAnnouncedBand(live);
  const found = useWhatIf(reference, live, band);
  const { waitGoalMin } = reference.site;
  const judged = useMemo(() => judgeLive(day, waitGoalMin, band, found), [day, waitGoalMin, band, found]);
  const ahead = aheadOf(judged, reference, input.today);
  const titleOf = (id: keyof typeof titles): string =>
    id === 'opt' && ahead !== '' ? aheadTitle(ahead, input.today) : titles[id];
  const board = useChartBoard(shown.map((id) => ({ id, title: titleOf(id) })));
  const about = useAbout(live, reference.site.zone);
  const [isOpening, setOpening] = useState(false);
  const { settings } = useStation();
  const holder = holderIn(reference, settings.agentId);
  const announcing = useAnnounce(holder);
  const { announce } = announcing;
  useKeys([
    {
      key: 'O',
      within: 'board',
      label: supervisionText.keys.openDesk,
      run: () => setOpening(true),
      bar: true,
      when: announce !== null,
    },
  ]);
  const mayGo = (place: Place): boolean => mayReach(holder, place);
  // Without the weeks before, a day with many people to come would « fit ».
  const [bold, rest] = live.isJudged ? loadSentence(judged) : [periodsText.reading, ''];
  const pick = (measure: Measure): void => {
    setOpening(false);
    announce?.(measure);
  };
  // A sentence on the day from a store that has not answered would be false.
  if (!live.isRead)
    return (
      <div className="su" {...groundOf('board')} {...homeAt(':scope')}>
        <TopLine title={periodsText.reading} about="" mode="live" onMode={onMode} />
      </div>
    );
  return (
    <div className="su" {...groundOf('board')} {...homeAt(':scope')}>
      <TopLine title={headline(judged)} about={about} mode="live" onMode={onMode}>
        <ClosingLine
          reference={reference}
          today={input.today}
          isClosed={judged.phase !== 'open'}
          told={waitingTold(judged)}
        />
      </TopLine>
      <NowStripRow day={day} judged={judged} isForecastRead={live.isJudged} held={held} />
      <ChartBoardContext value={board}>
        <div className="su-grid su-grid--live">
          <LoadPanel
            id="fit"
            rows={day.load.rows}
            time={day.time}
            bold={bold}
            rest={
              day.hasForecast || !live.isJudged
                ? rest
                : `${rest} ${supervisionText.load[known.facts ? 'noForecast' : 'reading']}`.trim()
            }
            hasForecast={day.hasForecast}
            foot={
              <LoadWays
                reference={reference}
                day={input.today}
                isOver={live.isJudged && !judged.fits.fits}
                onOpenDesk={announce && (() => setOpening(true))}
                holder={holder}
                onNavigate={onNavigate}
              />
            }
            fileName={`charge-${input.today}`}
          />
          <QueuePanel
            lanes={day.lanes}
            late={judged.late}
            goalMin={waitGoalMin}
            nextAppointment={day.nextAppointment}
          />
          {ahead !== '' ? (
            <TomorrowPanel
              reference={reference}
              day={ahead}
              today={input.today}
              habits={live.isJudged ? input.habits : null}
              onDay={onDay}
              onNavigate={onNavigate}
              mayGo={mayGo}
            />
          ) : (
            <OptionsPanel
              found={found}
              judged={judged}
              reference={reference}
              announced={announced}
              moment={{
                ref: reference,
                day: input.today,
                time: day.time,
                sessions: input.sessions,
                tickets: input.tickets,
              }}
              isWide={isWide}
              announcing={announcing}
            />
          )}
          <WaitsPanel
            id="wai"
            waits={day.waits}
            rows={day.load.rows}
            usual={input.habits.waits}
            usualKind={input.habits.usual.kind}
            day={input.today}
            time={day.time}
            title={titles.wai}
            fileName={`attentes-${input.today}`}
          />
          <TrustPanel facts={facts} onNavigate={onNavigate} mayGo={mayGo} />
          {isWide && <TenPanel id="ten" reference={reference} today={input.today} />}
        </div>
      </ChartBoardContext>
      {isOpening && <OpenDeskDialog live={live} judged={judged} onPick={pick} onClose={() => setOpening(false)} />}
    </div>
  );
};
