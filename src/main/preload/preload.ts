import { contextBridge, ipcRenderer } from 'electron';
import { CALL_CHANNEL, PUSH_CHANNEL, type Envelope } from '#shared/ipc/envelope';

const invoke = async (channel: unknown, input: unknown): Promise<unknown> => {
  const envelope = (await ipcRenderer.invoke(CALL_CHANNEL, channel, input)) as Envelope;
  if (!envelope.ok) throw new Error(envelope.code);
  return envelope.value;
};

const on = (channel: unknown, listener: (payload: unknown) => void): (() => void) => {
  const receive = (_event: unknown, name: unknown, payload: unknown): void => {
    if (name === channel) listener(payload);
  };
  ipcRenderer.on(PUSH_CHANNEL, receive);
  return () => ipcRenderer.removeListener(PUSH_CHANNEL, receive);
};

// The bridge of every kind of window. It carries calls and checks nothing: the main process knows which window asks, and checks what goes
// in and what comes out. A page waits for what its preload loads, and the schemas were most of that.
contextBridge.exposeInMainWorld('guichet', { invoke, on });
