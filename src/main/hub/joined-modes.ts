import type { StationSettings } from '#shared/ipc/contract';
import type { CallOutput } from '#shared/sync/wire/calls';

type Mode = StationSettings['mode'];

/** What a station becomes with the rank of its code: a desk, the board of a waiting room, a kiosk, a window on the figures. */
export const modeOfRank = (rank: CallOutput<'enrol'>['rank']): 'member' | 'display' | 'kiosk' | 'elected' =>
  rank === 'display' || rank === 'kiosk' || rank === 'elected' ? rank : 'member';

/** A screen in public: it has no desk, and its pages no network. */
export const isPublicMode = (mode: Mode): mode is 'display' | 'kiosk' => mode === 'display' || mode === 'kiosk';

/** Whether a station of this mode is enrolled at a server of others. */
export const isJoined = (mode: Mode): boolean => mode === 'member' || mode === 'elected' || isPublicMode(mode);
