import type { Connection, StationSettings } from '#shared/ipc/contract';
import type { WindowKind } from '#shared/ipc/window-kind';
import { isPublicMode } from '../hub/joined-modes';

/** What this station is for. A screen in public without its key has to enrol again: the desk's window asks for the code. */
export const windowFor = (mode: StationSettings['mode'], connection: Connection | null): WindowKind => {
  if (!isPublicMode(mode) || connection === null) return 'main';
  return connection.token === null && connection.starting !== true ? 'main' : mode;
};
