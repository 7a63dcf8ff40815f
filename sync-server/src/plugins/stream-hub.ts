import type { Poke } from '#shared/sync/protocol';

/** The part of a response that a stream needs. */
export type StreamSink = {
  readonly write: (text: string) => unknown;
  readonly end: () => unknown;
  readonly destroy: () => unknown;
  readonly writableLength: number;
};

/** The open event streams, one per device. */
export type StreamHub = {
  /** Opens a device's stream and closes its earlier one. Returns what to call when the peer is gone. */
  readonly open: (deviceId: string, siteId: string, sink: StreamSink) => () => void;
  readonly poke: (poke: Poke) => void;
  readonly count: () => number;
  readonly close: () => void;
};

const HEARTBEAT_MS = 15_000;
// A peer that reads nothing must not fill the memory: it reconnects and resyncs.
const MAX_UNREAD_BYTES = 256 * 1024;

/** Makes the registry of streams. Its heartbeat tells both ends that the line is alive. */
export const streamHub = (): StreamHub => {
  const open = new Map<string, { readonly siteId: string; readonly sink: StreamSink }>();

  const send = (sink: StreamSink, text: string): void => {
    if (sink.writableLength > MAX_UNREAD_BYTES) sink.destroy();
    else sink.write(text);
  };
  const heartbeat = setInterval(() => {
    for (const { sink } of open.values()) send(sink, ': alive\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();

  return {
    open: (deviceId, siteId, sink) => {
      open.get(deviceId)?.sink.end();
      const entry = { siteId, sink };
      open.set(deviceId, entry);
      sink.write('retry: 2000\n: open\n\n');
      return () => {
        if (open.get(deviceId) === entry) open.delete(deviceId);
      };
    },
    poke: (poke) => {
      const text = `data: ${JSON.stringify(poke)}\n\n`;
      for (const { siteId, sink } of open.values()) if (siteId === poke.scope) send(sink, text);
    },
    count: () => open.size,
    close: () => {
      clearInterval(heartbeat);
      for (const { sink } of open.values()) sink.end();
      open.clear();
    },
  };
};
