import { pushContract, type PushChannel, type PushPayload } from '#shared/ipc/contract';
import { PUSH_CHANNEL } from '#shared/ipc/envelope';
import type { WindowKinds } from '../windows/window-kinds';

/** Sends a message to every window of the kinds that the contract names. */
export const pushMessage = <Channel extends PushChannel>(
  kinds: WindowKinds,
  channel: Channel,
  payload: PushPayload<Channel>,
): void => {
  const checked: unknown = pushContract[channel].payload.parse(payload);
  for (const kind of pushContract[channel].windows) {
    for (const contents of kinds.each(kind)) {
      if (!contents.isDestroyed()) contents.send(PUSH_CHANNEL, channel, checked);
    }
  }
};
