import { Search } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { newlyEntrusted } from '#shared/domain/requests/newly-entrusted';
import { mayReach, seesPlace } from '#shared/domain/rights/places';
import type { Holder } from '#shared/domain/rights/rights';
import { callsText } from '#shared/i18n/fr/calls';
import { commonText, roleText } from '#shared/i18n/fr/common';
import { shortTime } from '#shared/i18n/fr/format';
import { shellText } from '#shared/i18n/fr/shell';
import { formatRoute, places, type Place } from '#shared/routes/places';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useCallCount, useConflictCount } from '../data/queries/use-conflicts';
import { useFirstShown } from '../data/queries/first-shown';
import { useOfficeRequests } from '../data/queries/use-office-requests';
import { useNow } from '../data/queries/use-now';
import { useHolder } from '../data/queries/use-role';
import { useStation } from '../data/queries/use-station';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import { Logo } from '../ui/logo';
import { Apart, ErrorBoundary } from './error-boundary';
import { TrustChip } from './trust/trust-chip';

type TopBarProps = {
  readonly reference: SiteReference;
  readonly place: Place;
  readonly onFind: () => void;
  readonly onWho: () => void;
  readonly onServer: (() => void) | undefined;
  /** What stands before all else in it. */
  readonly children: ReactNode;
};

const Clock = ({ zone }: { readonly zone: string }) => {
  const { time } = civilOf(useNow(1_000), zone);
  return (
    <time className="clock" dateTime={time}>
      {shortTime(time)}
    </time>
  );
};

const Who = ({ reference, onWho }: Pick<TopBarProps, 'reference' | 'onWho'>) => {
  const { settings } = useStation();
  const agent = entryById(reference.agents, settings.agentId);
  const desk = entryById(reference.desks, settings.deskId);
  if (settings.mode === 'elected')
    return (
      <span className="who">
        <b>{roleText.elected}</b>
      </span>
    );
  return (
    <button type="button" className="who" onClick={onWho} aria-haspopup="dialog">
      <b>{agent?.shortName ?? shellText.who.unknown}</b>
      <span>{desk ? commonText.desk(desk.number) : agent ? roleText[agent.role] : shellText.who.noDesk}</span>
    </button>
  );
};

/** Settings, requests and steering have a tab for whom they are for. Conflicts have one for those who answer for them, and for everybody at a desk while there is one or they look at it. */
const isShown = (one: Place, here: Place, holder: Holder | undefined, conflicts: number): boolean => {
  if (!mayReach(holder, one)) return false;
  if (one !== 'conflicts' || one === here || holder?.role === 'supervisor' || holder?.role === 'admin') return true;
  return conflicts > 0 && (holder === undefined || seesPlace(holder, 'conflicts'));
};

type TabsProps = Pick<TopBarProps, 'reference' | 'place'>;

/** What waits behind a tab. */
type Counts = { readonly conflicts: number; readonly calls: number; readonly entrusted: number };

const nothingCounted: Counts = { conflicts: 0, calls: 0, entrusted: 0 };

const Tabs = ({ reference, place, conflicts, calls, entrusted }: TabsProps & Counts) => {
  const holder = useHolder(reference);
  return (
    <nav className="tabs" aria-label={shellText.placesLabel}>
      {places.map(
        (one, index) =>
          isShown(one, place, holder, conflicts) && (
            <a
              key={one}
              className="tab"
              href={formatRoute({ place: one, params: {} })}
              aria-keyshortcuts={`Control+${index + 1}`}
              {...(one === place ? { 'aria-current': 'page' as const } : {})}
            >
              {shellText.places[one]}
              {one === 'agenda' && calls > 0 && (
                <span className="count" aria-label={callsText.badge(calls)} role="img">
                  {calls}
                </span>
              )}
              {one === 'requests' && entrusted > 0 && (
                <span className="count" aria-label={shellText.entrusted(entrusted)} role="img">
                  {entrusted}
                </span>
              )}
              {one === 'conflicts' && conflicts > 0 && (
                <span className="count count--bad" aria-label={shellText.toSettle(conflicts)} role="img">
                  {conflicts}
                </span>
              )}
            </a>
          ),
      )}
    </nav>
  );
};

/** The requests that somebody entrusted to who sits here, and that they have not taken up; read once the first place has its answers. */
const useEntrustedCount = (holder: Holder | undefined): number => {
  const { agentId } = useStation().settings;
  const { all } = useOfficeRequests(useFirstShown() && mayReach(holder, 'requests'));
  return useMemo(() => newlyEntrusted(all, agentId).length, [all, agentId]);
};

const CountedTabs = (props: TabsProps) => (
  <Tabs
    {...props}
    conflicts={useConflictCount()}
    calls={useCallCount()}
    entrusted={useEntrustedCount(useHolder(props.reference))}
  />
);

/** Where one is, whether what is shown is shared, who one is, what time it is. */
export const TopBar = ({ reference, place, onFind, onWho, onServer, children }: TopBarProps) => (
  <header className="topbar">
    {children}
    <div className="brand" title={`${reference.site.name}, ${reference.site.commune}`}>
      <Logo />
      <span>
        <b>{reference.site.name}</b>
        <span>{reference.site.commune}</span>
      </span>
    </div>
    {/* Every place is reached even when what there is to settle cannot be counted. */}
    <ErrorBoundary fallback={() => <Tabs reference={reference} place={place} {...nothingCounted} />}>
      <CountedTabs reference={reference} place={place} />
    </ErrorBoundary>
    <div className="topbar-end">
      <button
        type="button"
        className="find"
        onClick={onFind}
        aria-label={shellText.findLabel}
        aria-keyshortcuts="Control+K"
      >
        <Icon of={Search} />
        <span>{shellText.find}</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <Apart>
        <TrustChip reference={reference} onServer={onServer} />
      </Apart>
      <Who reference={reference} onWho={onWho} />
      <Clock zone={reference.site.zone} />
    </div>
  </header>
);
