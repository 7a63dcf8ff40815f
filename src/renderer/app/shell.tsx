import { useState } from 'react';

import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { mayReach, seesPlace } from '#shared/domain/rights/places';
import { shellText } from '#shared/i18n/fr/shell';
import { places, type Navigate } from '#shared/routes/places';

import { useStation } from '../data/queries/use-station';
import { PersonFile } from '../features/people/person-file';
import { guichetBridge } from '../platform/bridge';
import { classNames } from '../ui/class-names';
import { OpenPersonContext } from '../ui/open-person';
import { useActiveKeys, useKeys, type ActiveAction, type KeyAction } from '../ui/keys';
import { CloseDay } from './close-day';
import { ClockBanner, useDriftMinutes } from './clock-banner';
import { InviteDialog } from './invite-dialog';
import { KeyBar } from './key-bar';
import { KeySheet } from './key-sheet';
import { Palette } from './palette';
import { PlaceScreens } from './place-screen';
import { PublishPublication } from './publish-publication';
import { startPlace } from './start-place';
import { TopBar } from './top-bar';
import { useRoute } from './use-route';
import { useTheme } from './use-theme';
import { WhoDialog } from './who-dialog';

type Open =
  | { readonly kind: 'nothing' | 'who' | 'invite' }
  | { readonly kind: 'sheet' | 'palette'; readonly actions: readonly ActiveAction[] };

const nothing: Open = { kind: 'nothing' };
const texts = shellText.keys;

const navigationKeys = (navigate: Navigate, role: Agent['role'] | undefined): readonly KeyAction[] =>
  places.map((place, index) => ({
    id: place,
    key: `Ctrl ${index + 1}`,
    label: texts.goTo(shellText.places[place]),
    run: () => navigate(place),
    when: mayReach(role, place),
  }));

const openDisplay = (): void => {
  guichetBridge()
    ?.invoke('window.openDisplay', undefined)
    .catch(() => undefined);
};

type GlobalKeys = {
  readonly navigate: Navigate;
  readonly role: Agent['role'] | undefined;
  readonly show: (kind: 'who' | 'invite' | 'sheet' | 'palette') => void;
};

const useGlobalKeys = ({ navigate, role, show }: GlobalKeys): void => {
  const { settings, update } = useStation();
  const contrast = settings.theme === 'contrast';
  const toggle = () => void update({ theme: contrast ? 'light' : 'contrast' });
  useKeys(navigationKeys(navigate, role), { group: shellText.groups.goTo, rank: -1 });
  useKeys(
    [
      { id: 'sheet', key: 'F1', label: texts.all, run: () => show('sheet'), bar: true },
      { id: 'palette', key: 'Ctrl K', label: texts.palette, run: () => show('palette') },
      { id: 'walkIn', key: 'F2', label: texts.walkIn, run: () => navigate('reception', { focus: 'passage' }) },
      { id: 'booking', key: 'F4', label: texts.booking, run: () => navigate('agenda', { new: '1' }) },
      { id: 'who', key: '', label: texts.who, run: () => show('who') },
      { id: 'contrast', key: '', label: contrast ? texts.contrastOff : texts.contrastOn, run: toggle },
      { id: 'display', key: '', label: texts.display, run: openDisplay },
      { id: 'invite', key: '', label: texts.invite, run: () => show('invite'), when: settings.mode !== 'unset' },
      { id: 'reload', key: '', label: texts.reload, run: () => window.location.reload() },
    ],
    { group: shellText.groups.everywhere, rank: -1 },
  );
};

/** The frame around every place: tabs above, the last act and the keys below, the dialogs that work everywhere. */
export const Shell = ({ reference }: { readonly reference: SiteReference }) => {
  const { settings } = useStation();
  const agent = reference.agents.find((one) => one.id === settings.agentId);
  // The start place is that of the person who sat down, not of a later change.
  const [start] = useState(() => startPlace(agent));
  const { route, navigate } = useRoute(start);
  const actions = useActiveKeys();
  const [open, setOpen] = useState<Open>(nothing);
  const close = () => setOpen(nothing);
  const [person, setPerson] = useState('');
  const seesRequests = mayReach(agent?.role, 'requests');
  const seesPersons = agent === undefined || seesPlace(agent.role, 'agenda');
  useTheme(settings.theme, reference.site.accent);
  useGlobalKeys({
    navigate,
    role: agent?.role,
    show: (kind) => setOpen(kind === 'who' || kind === 'invite' ? { kind } : { kind, actions }),
  });
  const zone = reference.site.zone;
  const drift = useDriftMinutes();
  return (
    <div className={classNames('app', drift !== 0 && 'app--warned')}>
      <TopBar
        reference={reference}
        place={route.place}
        onFind={() => setOpen({ kind: 'palette', actions })}
        onWho={() => setOpen({ kind: 'who' })}
      />
      {drift !== 0 && <ClockBanner minutes={drift} />}
      <OpenPersonContext value={seesPersons ? setPerson : null}>
        <PlaceScreens route={route} onNavigate={navigate} />
      </OpenPersonContext>
      <CloseDay />
      <KeyBar zone={zone} />
      <PublishPublication reference={reference} />
      {open.kind === 'who' && <WhoDialog reference={reference} onClose={close} />}
      {open.kind === 'invite' && <InviteDialog zone={zone} onClose={close} />}
      {open.kind === 'sheet' && <KeySheet actions={open.actions} onClose={close} />}
      {open.kind === 'palette' && (
        <Palette
          actions={open.actions}
          onPerson={seesPersons ? setPerson : undefined}
          onRequest={seesRequests ? (request) => navigate('requests', { request }) : undefined}
          reference={reference}
          onClose={close}
        />
      )}
      {person !== '' && (
        <PersonFile
          citizenId={person}
          reference={reference}
          onPerson={setPerson}
          onNavigate={navigate}
          onClose={() => setPerson('')}
        />
      )}
    </div>
  );
};
