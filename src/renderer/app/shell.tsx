import { useEffect, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { mayReach, seesPlace } from '#shared/domain/rights/places';
import { shellText } from '#shared/i18n/fr/shell';
import { formatRoute, type Route } from '#shared/routes/places';

import { useFirstShown } from '../data/queries/first-shown';
import { useHolder } from '../data/queries/use-role';
import { useStation } from '../data/queries/use-station';
import { OlderCopyBanner } from '../features/conflicts/older-copy-banner';
import { BackupBanner } from '../features/settings/protection/backups/backup-banner';
import { Declaration } from '../features/settings/declaration/declaration';
import { KeysDialog } from '../features/settings/keyboard/keys-dialog';
import { PersonFile } from '../features/people/person-file';
import { CrossedBanner } from '../features/ticket/crossed-banner';
import { TicketCard } from '../features/ticket/ticket-card';
import { OpenPersonContext } from '../ui/open-person';
import { OpenTicketContext } from '../ui/open-ticket';
import { goHome, passing } from '../ui/keep-focus';
import { titleClipped } from '../ui/title-clipped';
import { useKeysNow, type ActiveAction } from '../ui/keys';
import { CloseDay } from './close-day';
import { AskedBanner } from './asked-banner';
import { ClockBanner, useDriftMs } from './clock-banner';
import { Apart } from './error-boundary';
import { InviteDialog } from './invite-dialog';
import { CrossedRequestBanner } from '../features/requests/crossed-request-banner';
import { LeftDeskBanner } from '../features/ticket/left-desk-banner';
import { isMember, useGlobalKeys, type Shown } from './global-keys/use-global-keys';
import { KeyBar } from './key-bar';
import { KeySheet } from './key-sheet';
import { Palette } from './palette';
import { paletteWays } from './palette-ways';
import { PlaceScreens } from './place-screen';
import { ResendUnproved } from './persons/resend-unproved';
import { PublishPublication } from './publish-publication';
import { SetupBanner } from './setup-banner';
import { ServerDialog } from './trust/server-dialog';
import { StoreBanner } from './trust/store-banner';
import { startPlace } from './start-place';
import { TopBar } from './top-bar';
import { FrameVoice } from './voice/frame-voice';
import { useRoute } from './use-route';
import { useTheme } from './use-theme';
import { WhoDialog } from './who-dialog';

type Open =
  | { readonly kind: 'nothing' | Exclude<Shown, 'sheet' | 'palette'> }
  | { readonly kind: 'sheet' | 'palette'; readonly actions: readonly ActiveAction[] };

const nothing: Open = { kind: 'nothing' };

/** The first stop of Tab: past the tabs and what stands beside them, to where work begins. Seen while it has the focus. */
const SkipLink = ({ route }: { readonly route: Route }) => (
  <a
    className="skip sr"
    href={formatRoute(route)}
    onClick={(event) => {
      event.preventDefault();
      goHome();
    }}
    {...passing}
  >
    {shellText.skip}
  </a>
);

/** The frame around every place: tabs above, the last act and the keys below, the dialogs that work everywhere. */
export const Shell = ({ reference }: { readonly reference: SiteReference }) => {
  const { settings } = useStation();
  const holder = useHolder(reference);
  // The start place is that of the person who sat down, not of a later change.
  const [start] = useState(() => startPlace(holder));
  const { route, navigate } = useRoute(start, holder);
  // The board beside this desk gets its news once this window can be worked with.
  const isShown = useFirstShown();
  const keys = useKeysNow();
  const [open, setOpen] = useState<Open>(nothing);
  const close = () => setOpen(nothing);
  const [person, setPerson] = useState('');
  const [ticket, setTicket] = useState('');
  const seesRequests = mayReach(holder, 'requests');
  const seesPersons = holder === undefined || seesPlace(holder, 'agenda');
  const seesTickets = holder === undefined || seesPlace(holder, 'supervision');
  useEffect(titleClipped, []);
  useTheme(settings.theme, reference.site.accent);
  useGlobalKeys({
    navigate,
    holder,
    show: (kind) =>
      setOpen(
        kind === 'sheet' || kind === 'palette'
          ? { kind, actions: kind === 'sheet' ? keys.active() : keys.named() }
          : { kind },
      ),
  });
  const zone = reference.site.zone;
  const driftMs = useDriftMs();
  return (
    <div className="app">
      <Apart>
        <FrameVoice place={route.place} />
      </Apart>
      <TopBar
        reference={reference}
        place={route.place}
        onFind={() => setOpen({ kind: 'palette', actions: keys.named() })}
        onWho={() => setOpen({ kind: 'who' })}
        onServer={isMember(settings) ? () => setOpen({ kind: 'server' }) : undefined}
      >
        <SkipLink route={route} />
      </TopBar>
      <div className="banners">
        <Apart>
          <StoreBanner />
        </Apart>
        <Apart>{driftMs === 0 ? <AskedBanner reference={reference} /> : <ClockBanner driftMs={driftMs} />}</Apart>
        <Apart>
          <OlderCopyBanner reference={reference} />
        </Apart>
        <Apart>
          <BackupBanner reference={reference} onNavigate={navigate} />
        </Apart>
        <Apart>
          <CrossedBanner reference={reference} />
        </Apart>
        <Apart>
          <CrossedRequestBanner reference={reference} onNavigate={navigate} />
        </Apart>
        <Apart>
          <LeftDeskBanner reference={reference} />
        </Apart>
        <Apart>
          <SetupBanner reference={reference} onNavigate={navigate} onInvite={() => setOpen({ kind: 'invite' })} />
        </Apart>
      </div>
      <OpenPersonContext value={seesPersons ? setPerson : null}>
        <OpenTicketContext value={seesTickets ? setTicket : null}>
          <PlaceScreens route={route} onNavigate={navigate} />
        </OpenTicketContext>
      </OpenPersonContext>
      <Apart>{holder?.role !== 'elected' && <CloseDay />}</Apart>
      <Apart>
        <KeyBar zone={zone} place={route.place} holder={holder} />
      </Apart>
      <Apart>{isShown && settings.mode !== 'elected' && <PublishPublication reference={reference} />}</Apart>
      <Apart>
        <ResendUnproved />
      </Apart>
      {open.kind === 'who' && <WhoDialog reference={reference} onOther={() => navigate(route.place)} onClose={close} />}
      {open.kind === 'invite' && <InviteDialog zone={zone} onClose={close} />}
      {open.kind === 'server' && <ServerDialog onClose={close} />}
      {open.kind === 'sheet' && (
        <KeySheet
          actions={open.actions}
          onOwn={() => setOpen({ kind: 'ownKeys' })}
          onDeclaration={() => setOpen({ kind: 'declaration' })}
          onClose={close}
        />
      )}
      {open.kind === 'ownKeys' && <KeysDialog reference={reference} onClose={close} />}
      {open.kind === 'declaration' && <Declaration reference={reference} onClose={close} />}
      {open.kind === 'palette' && (
        <Apart onClose={close}>
          <Palette
            actions={open.actions}
            onPerson={seesPersons ? setPerson : undefined}
            onTicket={seesTickets ? setTicket : undefined}
            onAgenda={seesPersons ? (params) => navigate('agenda', params) : undefined}
            ways={paletteWays(navigate, holder)}
            onRequest={seesRequests ? (request) => navigate('requests', { request }) : undefined}
            reference={reference}
            onClose={close}
          />
        </Apart>
      )}
      {ticket !== '' && (
        <Apart key={`ticket ${ticket}`} onClose={() => setTicket('')}>
          <TicketCard
            ticketId={ticket}
            reference={reference}
            onPerson={
              seesPersons
                ? (citizenId) => {
                    setTicket('');
                    setPerson(citizenId);
                  }
                : null
            }
            onNavigate={navigate}
            onClose={() => setTicket('')}
          />
        </Apart>
      )}
      {person !== '' && (
        <Apart onClose={() => setPerson('')}>
          <PersonFile
            citizenId={person}
            reference={reference}
            onPerson={setPerson}
            onNavigate={navigate}
            onClose={() => setPerson('')}
          />
        </Apart>
      )}
    </div>
  );
};
