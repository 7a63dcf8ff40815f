import { createFeedStore, type FeedStore } from '../feed/feed-store';
import { createPublicLink, type PublicLink } from '../feed/public-link';
import type { Hub } from '../hub/hub';
import { pushMessage } from '../ipc/push-message';
import type { JsonFile } from '../settings/json-file';
import type { StationFile } from '../settings/station-file';
import { createKeepAwake } from '../system/keep-awake';
import type { WindowKinds } from '../windows/window-kinds';
import type { Windows } from '../windows/windows';
import { windowFor } from './window-for';

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
  const link = createPublicLink({
    connection: hub.connection,
    line: hub.line,
    renewToken: hub.renewToken,
    store: feed,
  });
  const keepAwake = createKeepAwake();
  const settle = (): void => {
    const kind = windowFor(station.read().station.mode, hub.connection());
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
