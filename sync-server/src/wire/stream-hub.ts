import { isPublicRank, type PublicRank } from '#shared/domain/rights/writes';
import { PUBLICATION } from '#shared/sync/wire/kiosk-calls';
import type { Poke } from '#shared/sync/protocol';

import type { Device, DeviceRank } from '../store/port';

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
  readonly open: (device: Pick<Device, 'id' | 'siteId' | 'rank'>, sink: StreamSink) => () => void;
  /**
   * Tells the devices of the staff at the site, but not the one that wrote: it has the answer to its push. What they heard already,
   * from this or another process, is not said twice.
   */
  readonly poke: (poke: Poke, by: string) => void;
  /** Tells the screens of a rank at a site that their publication changed: the one thing that they ever hear of. */
  readonly pokeScreens: (siteId: string, rank: PublicRank, seq: number) => void;
  readonly hasScreens: (siteId: string, rank: PublicRank) => boolean;
  /** Ends the stream of a device. */
  readonly drop: (deviceId: string) => void;
  /** Ends all streams: whoever listened looks at once how the server is. */
  readonly dropAll: () => void;
  readonly count: () => number;
  readonly close: () => void;
};

/** Which of these devices may no longer listen: an other process may have revoked them. */
export type FindRevoked = (siteIds: readonly string[]) => Promise<readonly string[]>;

const HEARTBEAT_MS = 15_000;
// A peer that reads nothing must not fill the memory: it reconnects and resyncs.
const MAX_UNREAD_BYTES = 256 * 1024;

type Open = { readonly siteId: string; readonly rank: DeviceRank; readonly sink: StreamSink };

const send = (sink: StreamSink, text: string): void => {
  if (sink.writableLength > MAX_UNREAD_BYTES) sink.destroy();
  else sink.write(text);
};

const textOf = (poke: Poke): string => `data: ${JSON.stringify(poke)}\n\n`;

/** Makes the registry of streams. Its heartbeat tells both ends that the line is alive, and looks for revoked devices. */
export const streamHub = (findRevoked: FindRevoked): StreamHub => {
  const open = new Map<string, Open>();
  const heard = new Map<string, { readonly seq: number; readonly by: string }>();

  const drop = (deviceId: string): void => {
    open.get(deviceId)?.sink.end();
    open.delete(deviceId);
  };
  const dropAll = (): void => {
    for (const { sink } of open.values()) sink.end();
    open.clear();
  };
  const beat = async (): Promise<void> => {
    if (open.size === 0) return;
    for (const { sink } of open.values()) send(sink, ': alive\n\n');
    const sites = [...new Set([...open.values()].map((one) => one.siteId))];
    for (const deviceId of await findRevoked(sites)) drop(deviceId);
  };
  // A store that cannot be read now is looked at again with the next beat.
  const heartbeat = setInterval(() => void beat().catch(() => undefined), HEARTBEAT_MS);
  heartbeat.unref();

  return {
    open: ({ id, siteId, rank }, sink) => {
      open.get(id)?.sink.end();
      const entry = { siteId, rank, sink };
      open.set(id, entry);
      sink.write('retry: 2000\n: open\n\n');
      return () => {
        if (open.get(id) === entry) open.delete(id);
      };
    },
    poke: (poke, by) => {
      const key = `${poke.scope}\n${poke.collection}`;
      const last = heard.get(key);
      const isNew = last === undefined || last.seq < poke.seq;
      // Who was left out of the last poke, because it wrote, has not heard of what others wrote before it.
      if (!isNew && (last.seq === poke.seq || last.by === by)) return;
      if (isNew) heard.set(key, { seq: poke.seq, by });
      const text = textOf(poke);
      for (const [deviceId, { siteId, rank, sink }] of open)
        if (!isPublicRank(rank) && siteId === poke.scope && (isNew ? deviceId !== by : deviceId === last.by))
          send(sink, text);
    },
    pokeScreens: (scope, rank, seq) => {
      const text = textOf({ collection: PUBLICATION, scope, seq });
      for (const one of open.values()) if (one.rank === rank && one.siteId === scope) send(one.sink, text);
    },
    hasScreens: (scope, rank) => [...open.values()].some((one) => one.rank === rank && one.siteId === scope),
    drop,
    dropAll,
    count: () => open.size,
    close: () => {
      clearInterval(heartbeat);
      dropAll();
    },
  };
};
