import { leftOn, moveParams } from '#shared/domain/booking/move-cause';
import type { StrandedDay } from '#shared/domain/booking/stranded-appointments';
import { shortTime } from '#shared/i18n/fr/format';
import { supervisionText } from '#shared/i18n/fr/supervision';
import type { Place, RouteParams } from '#shared/routes/places';

import type { ChartData } from '../../../ui/charts/chart-data';
import type { SignName } from '../../../ui/signs';

const text = supervisionText.trust;

/** What the trust panel is made of; counts of this desk's own store, times are civil. */
export type TrustFacts = {
  readonly isOffline: boolean;
  readonly since: string;
  readonly lastExchange: string;
  readonly toSend: number;
  readonly unsyncedDesks: number;
  /** Civil time up to which the habits are known, where the server was not asked lately; `''` = they are fresh, or none. */
  readonly staleSince: string;
  readonly conflicts: number;
  /** This desk has not everything yet. */
  readonly isReceiving: boolean;
  /** Opened a moment ago: the first answer of the server is still to come. */
  readonly isConnecting: boolean;
  readonly overbooked: { readonly count: number; readonly time: string; readonly desk: number };
  /** Those that Agenda lists; where and when the first of them was, `day` `''` = today. */
  readonly withoutOutcome: { readonly count: number; readonly day: string; readonly time: string };
  /** The next days on which booked people have no open desk, soonest first. */
  readonly stranded: readonly StrandedDay[];
  readonly driftSeconds: number;
};

/** A line of the panel: what is so, in detail, and where to settle it. */
export type TrustItem = {
  readonly sign: SignName;
  readonly title: string;
  readonly detail: string;
  readonly isGood: boolean;
  readonly link: { readonly label: string; readonly place: Place; readonly params?: RouteParams } | null;
};

const driftShownSeconds = 60;
const mostStranded = 3;

/** A line; it is good where its sign says so. */
export const toItem = (sign: SignName, title: string, detail: string, link: TrustItem['link'] = null): TrustItem => ({
  sign,
  title,
  detail,
  isGood: sign === 'synced',
  link,
});

const exchange = (facts: TrustFacts): readonly TrustItem[] => {
  const { isConnecting, isReceiving, isOffline, since, unsyncedDesks, toSend, staleSince, lastExchange } = facts;
  const found = [
    ...(isConnecting ? [toItem('sending', text.connecting, text.receivingHint)] : []),
    ...(isReceiving ? [toItem('pending', text.receiving, text.receivingHint)] : []),
    ...(isOffline ? [toItem('offline', text.offline(shortTime(since)), text.offlineHint)] : []),
    ...(unsyncedDesks > 0 ? [toItem('offline', text.unsynced(unsyncedDesks), text.unsyncedHint)] : []),
    ...(toSend > 0 ? [toItem('pending', text.toSend(toSend), text.toSendHint)] : []),
    ...(staleSince !== '' && !isOffline
      ? [toItem('pending', text.history(shortTime(staleSince)), text.historyHint)]
      : []),
  ];
  return found.length > 0 ? found : [toItem('synced', text.synced, text.syncedAt(shortTime(lastExchange)))];
};

const conflict = ({ overbooked, conflicts }: TrustFacts): TrustItem => {
  const link = { label: text.settle, place: 'conflicts' as const };
  if (overbooked.count > 0)
    return toItem(
      'overbooked',
      text.overbooked(overbooked.count),
      text.overbookedHint(overbooked.time, overbooked.desk),
      link,
    );
  return conflicts > 0
    ? toItem('conflict', text.conflicts(conflicts), text.conflictsHint, link)
    : toItem('synced', text.noConflicts, text.noConflictsHint);
};

const strandedItem = ({ day, count, isClosed }: StrandedDay): TrustItem =>
  toItem('closed', text.stranded(day, isClosed), text.strandedHint(count), {
    label: text.move,
    place: 'agenda',
    params: moveParams(leftOn(day)),
  });

/** The days beyond those that are named, in one line. */
const furtherStranded = (days: readonly StrandedDay[]): readonly TrustItem[] =>
  days.length === 0
    ? []
    : [
        toItem(
          'closed',
          text.furtherStranded(days.length),
          text.strandedHint(days.reduce((sum, { count }) => sum + count, 0)),
          { label: text.settle, place: 'conflicts' },
        ),
      ];

/** Whether the figures can be believed: what this desk does not know, and what waits for a decision. */
export const trustItems = (facts: TrustFacts): readonly TrustItem[] => {
  const { withoutOutcome, stranded, driftSeconds } = facts;
  return [
    ...exchange(facts),
    conflict(facts),
    ...stranded.slice(0, mostStranded).map(strandedItem),
    ...furtherStranded(stranded.slice(mostStranded)),
    ...(withoutOutcome.count > 0
      ? [
          toItem(
            'needsOutcome',
            text.needsOutcome(withoutOutcome.count),
            text.needsOutcomeHint(withoutOutcome.day, withoutOutcome.time),
            {
              label: text.open,
              place: 'agenda',
              params: { due: '1' },
            },
          ),
        ]
      : []),
    driftSeconds >= driftShownSeconds
      ? toItem('clockDrift', text.drift(Math.round(driftSeconds / 60)), text.driftHint)
      : toItem('synced', text.noDrift, text.driftSeconds(driftSeconds)),
  ];
};

const { columns, caption, states } = text;

/** Lines as a table. */
export const itemsData = (items: readonly TrustItem[], about: string): ChartData<TrustItem> => ({
  caption: about,
  rows: items,
  columns: [
    { label: columns.what, kind: 'text', value: (one) => one.title },
    { label: columns.detail, kind: 'text', value: (one) => one.detail },
    { label: columns.state, kind: 'text', value: (one) => (one.isGood ? states.ok : states.look) },
  ],
});

/** The lines of what can be trusted, as a table. */
export const trustData = (items: readonly TrustItem[]): ChartData<TrustItem> => itemsData(items, caption);
