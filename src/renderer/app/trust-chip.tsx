import { shortTime } from '#shared/i18n/fr/format';
import { trustText } from '#shared/i18n/fr/trust';
import { sayWaiting } from '#shared/i18n/fr/acts';
import { civilOf } from '#shared/time/civil';

import { useData } from '../data/data-state';
import { useNow } from '../data/queries/use-now';
import { useSyncState, type SyncState } from '../data/queries/use-sync-state';
import { Icon } from '../ui/icon';
import { PopoverButton } from '../ui/popover-button';
import { signs } from '../ui/signs';
import { trustView, type TrustView } from './trust-view';

const shownWrites = 6;
const edges = {
  ok: 'pop--ok',
  busy: '',
  off: 'pop--pencil',
  site: 'pop--pencil',
  bad: 'pop--bad',
  warn: 'pop--warn',
} as const;

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

/** Never hidden: whether what is shown and typed here is shared with the other desks. A press tells more. */
export const TrustChip = ({ zone }: { readonly zone: string }) => {
  const { deviceSeries: series } = useData();
  const state = useSyncState();
  const view = trustView(state, useNow(1_000), zone);
  const exchanged = state.lastExchange === '' ? trustText.never : shortTime(civilOf(state.lastExchange, zone).time);
  return (
    <PopoverButton
      face={<Face view={view} />}
      faceClassName={`sync sync--${view.look}`}
      label={trustText.detail}
      className={edges[view.look]}
    >
      <h2 className="pop-title">
        <Icon of={signs[view.sign].icon} />
        {[view.text, view.strong].filter(Boolean).join(' ')}
      </h2>
      <p>{view.sentence}</p>
      <div className="pop-two">
        {state.waiting.length > 0 && (
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
      <p className="meta pop-foot">
        {trustText.lastExchange}
        {'\u00A0'}: {exchanged}
        {state.toSend === 0 && ` · ${trustText.nothingWaiting}`}
      </p>
    </PopoverButton>
  );
};
