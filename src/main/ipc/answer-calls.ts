import { faultWords } from '#shared/lib/fault-words';
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { ipcContract, type IpcChannel } from '#shared/ipc/contract';
import { CALL_CHANNEL, type Envelope } from '#shared/ipc/envelope';
import type { WindowKind } from '#shared/ipc/window-kind';
import type { Log } from '../logging/log';
import { isAppUrl } from '../scheme/app-origin';
import type { WindowKinds } from '../windows/window-kinds';
import type { IpcHandlers } from './handlers';

const isChannel = (value: unknown): value is IpcChannel =>
  typeof value === 'string' && Object.hasOwn(ipcContract, value);

/** Only the top frame of a window of ours, showing a page of ours, counts as a sender. */
const senderKind = (event: IpcMainInvokeEvent, kinds: WindowKinds): WindowKind | null => {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || !isAppUrl(frame.url)) return null;
  return kinds.of(event.sender);
};

const no = (code: string): Envelope => ({ ok: false, code });

/** The one door for calls of pages: who asks, may they, is the input right, is the output right. */
export const answerCalls = (handlers: IpcHandlers, kinds: WindowKinds, log: Log): void => {
  ipcMain.handle(CALL_CHANNEL, async (event, channel: unknown, input: unknown): Promise<Envelope> => {
    const kind = senderKind(event, kinds);
    if (kind === null || !isChannel(channel)) {
      log.warn('ipc.refused', `${kind ?? 'unknown sender'} ${String(channel).slice(0, 40)}`);
      return no('notAllowed');
    }
    const entry = ipcContract[channel];
    const windows: readonly WindowKind[] = entry.windows;
    if (!windows.includes(kind)) return no('notAllowed');
    const checked = entry.input.safeParse(input);
    if (!checked.success) return no('badInput');
    try {
      const handle = handlers[channel] as (value: unknown) => unknown;
      const output = entry.output.safeParse(await handle(checked.data));
      if (output.success) return { ok: true, value: output.data };
      log.error('ipc.badOutput', channel);
      return no('fault');
    } catch (error) {
      log.error('ipc.fault', `${channel}: ${faultWords(error)}`);
      return no('fault');
    }
  });
};
