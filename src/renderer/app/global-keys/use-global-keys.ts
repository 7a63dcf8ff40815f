import { mayInvite, mayReach } from '#shared/domain/rights/places';
import type { Holder } from '#shared/domain/rights/rights';
import { personsText } from '#shared/i18n/fr/welcome';
import { ownKeysText } from '#shared/i18n/fr/settings';
import { shellText } from '#shared/i18n/fr/shell';
import type { StationSettings } from '#shared/ipc/contract';
import { places, type Navigate } from '#shared/routes/places';

import { useStation } from '../../data/queries/use-station';
import { guichetBridge, reloadWindow } from '../../platform/bridge';
import { useKeys, type KeyAction } from '../../ui/keys';
import { useGuardAbove } from '../persons/guard';

/** What opens over any place. */
export type Shown = 'who' | 'invite' | 'server' | 'ownKeys' | 'declaration' | 'sheet' | 'palette';

const texts = shellText.keys;

const navigationKeys = (navigate: Navigate, holder: Holder | undefined): readonly KeyAction[] =>
  places.map((place, index) => ({
    id: place,
    key: `Ctrl ${index + 1}`,
    label: texts.goTo(shellText.places[place]),
    run: () => navigate(place),
    when: mayReach(holder, place),
  }));

/** The server is another machine's. */
export const isMember = ({ mode }: StationSettings): boolean => mode === 'member' || mode === 'elected';

const openDisplay = (): void => {
  guichetBridge()
    ?.invoke('window.openDisplay', undefined)
    .catch(() => undefined);
};

type GlobalKeys = {
  readonly navigate: Navigate;
  readonly holder: Holder | undefined;
  readonly show: (kind: Shown) => void;
};

/** The keys that work on every place, and what Ctrl K knows everywhere. */
export const useGlobalKeys = ({ navigate, holder, show }: GlobalKeys): void => {
  const { settings, update } = useStation();
  const contrast = settings.theme === 'contrast';
  // A device of the elected is nobody’s desk.
  const isOfStaff = settings.mode !== 'elected';
  const isAtWork = isOfStaff && holder?.role !== 'elected';
  const toggle = () => void update({ theme: contrast ? 'light' : 'contrast' });
  const { lock } = useGuardAbove();
  useKeys(navigationKeys(navigate, holder), { group: shellText.groups.goTo, rank: -1 });
  useKeys([{ id: 'lock', key: 'Ctrl L', label: personsText.lock, run: lock }], {
    group: shellText.groups.everywhere,
    rank: -1,
    isOverDialogs: true,
  });
  useKeys(
    [
      { id: 'sheet', key: 'F1', label: texts.all, run: () => show('sheet'), bar: true },
      { id: 'palette', key: 'Ctrl K', label: texts.palette, run: () => show('palette') },
      {
        id: 'walkIn',
        key: 'F2',
        label: texts.walkIn,
        run: () => navigate('reception', { focus: 'passage' }),
        when: mayReach(holder, 'reception'),
      },
      {
        id: 'booking',
        key: 'F4',
        label: texts.booking,
        run: () => navigate('agenda', { new: '1' }),
        when: mayReach(holder, 'agenda'),
      },
      { id: 'who', key: '', label: texts.who, run: () => show('who'), when: isOfStaff },
      { id: 'contrast', key: '', label: contrast ? texts.contrastOff : texts.contrastOn, run: toggle },
      { id: 'ownKeys', key: '', label: ownKeysText.open, run: () => show('ownKeys') },
      { id: 'declaration', key: '', label: texts.declaration, run: () => show('declaration') },
      { id: 'display', key: '', label: texts.display, run: openDisplay, when: isAtWork },
      {
        id: 'invite',
        key: '',
        label: texts.invite,
        run: () => show('invite'),
        when: isOfStaff && settings.mode !== 'unset' && mayInvite(holder),
      },
      { id: 'server', key: '', label: texts.server, run: () => show('server'), when: isMember(settings) },
      { id: 'reload', key: '', label: texts.reload, run: reloadWindow },
    ],
    { group: shellText.groups.everywhere, rank: -1 },
  );
};
