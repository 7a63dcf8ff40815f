import type { Connection } from '#shared/ipc/contract';
import type { WindowKind } from '#shared/ipc/window-kind';
import { createFeedStore, type FeedStore } from '../feed/feed-store';
import { createPublicLink, type PublicLink } from '../feed/public-link';
import type { Hub } from '../hub/hub';
import { isPublicMode } from '../hub/joined-modes';
import { pushMessage } from '../ipc/push-message';
import type { JsonFile } from '../settings/json-file';
import type { StationFile } from '../settings/station-file';
import { createKeepAwake } from '../system/keep-awake';
import type { WindowKinds } from '../windows/window-kinds';
import type { Windows } from '../windows/windows';

/** What this station is for. A screen in public without its key has to enrol again: the desk's window asks for the code. */
export const windowFor = ({ mode }: StationFile['station'], connection: Connection | null): WindowKind => {
  if (!isPublicMode(mode) || connection === null) return 'main';
  return connection.token === null && connection.starting !== true ? 'main' : mode;
};

export type PublicSide = {
  readonly feed: FeedStore;
  readonly link: PublicLink;
  /** Shows what this station is for now, and follows the server where that is a screen in public. */
  readonly settle: () => void;
  /** This station is no screen in public any more: it asks again what it shall be. */
  readonly leave: () => Promise<void>;
};

type PublicNeeds = {
  readonly station: JsonFile<StationFile>;
  readonly hub: Hub;
  readonly windows: Windows;
  readonly kinds: WindowKinds;
};

/** The side of the app that the public sees: the feed of its screens, and which window stands. */
export const createPublicSide = ({ station, hub, windows, kinds }: PublicNeeds): PublicSide => {
  const feed = createFeedStore();
  feed.onChange((next) => pushMessage(kinds, 'publication.changed', next));
  const link = createPublicLink({ connection: hub.connection, renewToken: hub.renewToken, store: feed });
  const keepAwake = createKeepAwake();
  const settle = (): void => {
    const kind = windowFor(station.read().station, hub.connection());
    if (kind === 'main') link.stop();
    else link.start();
    keepAwake(kind !== 'main');
    windows.openStation(kind);
  };
  const leave = async (): Promise<void> => {
    await hub.leave();
    settle();
  };
  return { feed, link, settle, leave };
};
