import { ipcRenderer } from 'electron';
import { z } from 'zod';
import { ipcContract, pushContract, type GuichetBridge, type IpcChannel, type PushChannel } from '#shared/ipc/contract';
import { CALL_CHANNEL, PUSH_CHANNEL, type Envelope } from '#shared/ipc/envelope';
import type { WindowKind } from '#shared/ipc/window-kind';

// The page's policy forbids eval.
z.config({ jitless: true });

type Entry = { readonly windows: readonly WindowKind[] };

const allows = (contract: Readonly<Record<string, Entry>>, channel: string, kind: WindowKind): boolean =>
  Object.hasOwn(contract, channel) && contract[channel]?.windows.includes(kind) === true;

const invoke =
  (kind: WindowKind) =>
  async (channel: IpcChannel, input: unknown): Promise<unknown> => {
    if (!allows(ipcContract, channel, kind)) throw new Error('notAllowed');
    const entry = ipcContract[channel];
    const checked = entry.input.safeParse(input);
    if (!checked.success) throw new Error('badInput');
    const envelope = (await ipcRenderer.invoke(CALL_CHANNEL, channel, checked.data)) as Envelope;
    if (!envelope.ok) throw new Error(envelope.code);
    const output = entry.output.safeParse(envelope.value);
    if (!output.success) throw new Error('badOutput');
    return output.data;
  };

const on =
  (kind: WindowKind) =>
  (channel: PushChannel, listener: (payload: never) => void): (() => void) => {
    if (!allows(pushContract, channel, kind)) throw new Error('notAllowed');
    const receive = (_event: unknown, name: unknown, payload: unknown): void => {
      if (name !== channel) return;
      const checked = pushContract[channel].payload.safeParse(payload);
      if (checked.success) listener(checked.data as never);
    };
    ipcRenderer.on(PUSH_CHANNEL, receive);
    return () => ipcRenderer.removeListener(PUSH_CHANNEL, receive);
  };

/** The bridge for one kind of window: it knows the channels of that kind and no others. */
export const createBridge = (kind: WindowKind): GuichetBridge => ({
  invoke: invoke(kind) as GuichetBridge['invoke'],
  on: on(kind) as GuichetBridge['on'],
});
