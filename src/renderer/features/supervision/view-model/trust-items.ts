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
  readonly overbooked: { readonly count: number; readonly time: string; readonly desk: number };
  /** Those that Agenda lists; where and when the first of them was, `day` `''` = today. */
  readonly withoutOutcome: { readonly count: number; readonly day: string; readonly time: string };
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

const item = (sign: SignName, title: string, detail: string, link: TrustItem['link'] = null): TrustItem => ({
  sign,
  title,
  detail,
  isGood: sign === 'synced',
  link,
});

const exchange = (facts: TrustFacts): readonly TrustItem[] => {
  const { isOffline, since, unsyncedDesks, toSend, staleSince, lastExchange } = facts;
  const found = [
    ...(isOffline ? [item('offline', text.offline(shortTime(since)), text.offlineHint)] : []),
    ...(unsyncedDesks > 0 ? [item('offline', text.unsynced(unsyncedDesks), text.unsyncedHint)] : []),
    ...(toSend > 0 ? [item('pending', text.toSend(toSend), text.toSendHint)] : []),
    ...(staleSince !== '' && !isOffline
      ? [item('pending', text.history(shortTime(staleSince)), text.historyHint)]
      : []),
  ];
  return found.length > 0 ? found : [item('synced', text.synced, text.syncedAt(shortTime(lastExchange)))];
};

const conflict = ({ overbooked, conflicts }: TrustFacts): TrustItem => {
  const link = { label: text.settle, place: 'conflicts' as const };
  if (overbooked.count > 0)
    return item(
      'overbooked',
      text.overbooked(overbooked.count),
      text.overbookedHint(overbooked.time, overbooked.desk),
      link,
    );
  return conflicts > 0
    ? item('conflict', text.conflicts(conflicts), text.conflictsHint, link)
    : item('synced', text.noConflicts, text.noConflictsHint);
};

/** Whether the figures can be believed: what this desk does not know, and what waits for a decision. */
export const trustItems = (facts: TrustFacts): readonly TrustItem[] => {
  const { withoutOutcome, driftSeconds } = facts;
  return [
    ...exchange(facts),
    conflict(facts),
    ...(withoutOutcome.count > 0
      ? [
          item(
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
      ? item('clockDrift', text.drift(Math.round(driftSeconds / 60)), text.driftHint)
      : item('synced', text.noDrift, text.driftSeconds(driftSeconds)),
  ];
};

const { columns, caption, states } = text;

/** The lines of the panel as a table. */
export const trustData = (items: readonly TrustItem[]): ChartData<TrustItem> => ({
  caption,
  rows: items,
  columns: [
    { label: columns.what, kind: 'text', value: (one) => one.title },
    { label: columns.detail, kind: 'text', value: (one) => one.detail },
    { label: columns.state, kind: 'text', value: (one) => (one.isGood ? states.ok : states.look) },
  ],
});
