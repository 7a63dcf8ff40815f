import { CalendarPlus, ClipboardList, Settings, Ticket, UserCheck, UserPen, type LucideIcon } from 'lucide-react';

import type { SiteReference } from '#shared/domain/model/reference';
import { mayReach } from '#shared/domain/rights/places';
import { shortTime } from '#shared/i18n/fr/format';
import { personsText } from '#shared/i18n/fr/welcome';
import { trustText } from '#shared/i18n/fr/trust';
import { sayWaiting } from '#shared/i18n/fr/waiting-writes';
import { formatRoute } from '#shared/routes/places';
import { civilOf } from '#shared/time/civil';

import { useData, useServerTrouble, useStoreLoss } from '../../data/data-state';
import { useConflictCount } from '../../data/queries/use-conflicts';
import { useNow } from '../../data/queries/use-now';
import { useHolder } from '../../data/queries/use-role';
import { useRetrySync, useSyncState, type SyncState } from '../../data/queries/use-sync-state';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { PopoverButton } from '../../ui/popover-button';
import { signs } from '../../ui/signs';
import { secondsToTry, trustView, type TrustView } from './trust-view';
import { withConflicts } from './with-conflicts';

const shownWrites = 6;
const edges = {
  ok: 'pop--ok',
  busy: '',
  off: 'pop--pencil',
  site: 'pop--pencil',
  bad: 'pop--bad',
  warn: 'pop--warn',
} as const;

const writeIcons = {
  appointments: CalendarPlus,
  tickets: Ticket,
  requests: ClipboardList,
  citizens: UserPen,
  deskSessions: UserCheck,
  reference: Settings,
} as const satisfies Record<SyncState['waiting'][number]['collection'], LucideIcon>;

const Face = ({ view }: { readonly view: TrustView }) => (
  <>
    <Icon of={signs[view.sign].icon} />
    <span>
      {view.text} <b>{view.strong}</b>
    </span>
    {view.tail !== '' && <span className="tail">{view.tail}</span>}
  </>
);

type WritesProps = { readonly title: string; readonly writes: SyncState['waiting']; readonly zone: string };

const Writes = ({ title, writes, zone }: WritesProps) => (
  <section>
    <h3>{title}</h3>
    <ul className="pop-writes">
      {writes.slice(0, shownWrites).map((write) => (
        <li key={`${write.collection} ${write.id} ${write.at}`}>
          <time>{write.at === '' ? '' : shortTime(civilOf(write.at, zone).time)}</time>
          <Icon of={writeIcons[write.collection]} />
          <span>{sayWaiting(write.collection, write.code)}</span>
        </li>
      ))}
    </ul>
    {writes.length > shownWrites && <p className="meta">{trustText.more(writes.length - shownWrites)}</p>}
  </section>
);

const Changes = ({ series }: { readonly series: string }) => (
  <section>
    <h3>{trustText.changes}</h3>
    <ul className="pop-changes">
      {[trustText.series(series), trustText.pending, trustText.voice].map(([before, strong, after]) => (
        <li key={strong}>
          {before}
          <b>{strong}</b>
          {after}
        </li>
      ))}
    </ul>
  </section>
);

type RetryProps = Pick<TrustChipProps, 'onServer'> & { readonly seconds: number; readonly close: () => void };

/** The line is tried again by itself; a press does it at once. */
const Retry = ({ seconds, onServer, close }: RetryProps) => {
  const retry = useRetrySync();
  return (
    <div className="pop-acts">
      <Button onPress={retry}>{trustText.retry}</Button>
      {onServer && (
        <Button
          tone="plain"
          onPress={() => {
            close();
            onServer();
          }}
        >
          {trustText.moved}
        </Button>
      )}
      <span className="meta">{trustText.nextTry(seconds)}</span>
    </div>
  );
};

/** Leads to the place where conflicts are settled. */
const Settle = ({ close }: Pick<RetryProps, 'close'>) => (
  <div className="pop-acts">
    <Button
      tone="main"
      onPress={() => {
        close();
        window.location.hash = formatRoute({ place: 'conflicts', params: {} });
      }}
    >
      {trustText.settle}
    </Button>
    <Button tone="plain" onPress={close}>
      {trustText.settleLater}
    </Button>
  </div>
);

type TrustChipProps = {
  readonly reference: SiteReference;
  /** Opens what tells how this station knows its server; absent where the server is its own. */
  readonly onServer: (() => void) | undefined;
};

/** Never hidden: whether what is shown and typed here is shared with the other desks. A press tells more. */
export const TrustChip = ({ reference, onServer }: TrustChipProps) => {
  const { deviceSeries: series } = useData();
  const { zone } = reference.site;
  const holder = useHolder(reference);
  const conflicts = useConflictCount();
  // Whoever may not go there is not sent there.
  const state = withConflicts(useSyncState(), mayReach(holder, 'conflicts') ? conflicts : 0);
  const isStoreLost = useStoreLoss();
  const nowIso = useNow(1_000);
  const view = trustView(state, zone, { ...useServerTrouble(), isStoreLost });
  const seconds = secondsToTry(state, nowIso);
  const exchanged = state.lastExchange === '' ? trustText.never : shortTime(civilOf(state.lastExchange, zone).time);
  return (
    <PopoverButton
      face={<Face view={view} />}
      faceClassName={`sync sync--${view.look}`}
      label={trustText.detail}
      className={edges[view.look]}
    >
      {(close) => (
        <>
          <h2 className="pop-title">
            <Icon of={signs[view.sign].icon} />
            {[view.text, view.strong].filter(Boolean).join(' ')}
          </h2>
          <p>{view.sentence}</p>
          <div className="pop-two">
            {!isStoreLost && state.waiting.length > 0 && (
              <Writes title={trustText.waiting(state.toSend)} writes={state.waiting} zone={zone} />
            )}
            {view.look === 'off' && <Changes series={series} />}
          </div>
          {state.refused.length > 0 && (
            <>
              <Writes title={trustText.refused(state.refused.length)} writes={state.refused} zone={zone} />
              <p>{trustText.refusedHint}</p>
            </>
          )}
          {view.look === 'bad' && !isStoreLost && <Settle close={close} />}
          {seconds !== null && <Retry seconds={seconds} onServer={onServer} close={close} />}
          <p className="meta pop-foot">
            {trustText.lastExchange}
            {'\u00A0'}: {exchanged}
            {state.toSend === 0 && !isStoreLost && ` · ${trustText.nothingWaiting}`}
          </p>
          {reference.site.signIn === undefined && holder?.role !== 'elected' && (
            <p className="meta">{personsText.namesOnly}</p>
          )}
        </>
      )}
    </PopoverButton>
  );
};
