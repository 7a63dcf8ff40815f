import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { DeviceRank } from '#server/store/port';
import { streamHub, type StreamHub } from '#server/wire/stream-hub';

let hub: StreamHub;
let revoked: readonly string[];

beforeEach(() => {
  vi.useFakeTimers();
  revoked = [];
  hub = streamHub(async () => revoked);
});
afterEach(() => {
  hub.close();
  vi.useRealTimers();
});

const listener = (id: string, siteId: string, rank: DeviceRank = 'desk') => {
  const heard: string[] = [];
  const sink = {
    writableLength: 0,
    write: (text: string) => heard.push(text),
    end: () => heard.push('[end]'),
    destroy: () => heard.push('[destroyed]'),
  };
  hub.open({ id, siteId, rank }, sink);
  heard.length = 0;
  return { heard, sink };
};

const data = (poke: object): string => `data: ${JSON.stringify(poke)}\n\n`;

it('tells a site what was written there, and no other site', () => {
  const [a, b] = [listener('d1', 'site-a'), listener('d2', 'site-b')];
  const poke = { collection: 'tickets', scope: 'site-a', seq: 1 };
  hub.poke(poke, 'd9');
  expect([a.heard, b.heard]).toEqual([[data(poke)], []]);
});

it('says nothing twice, whoever tells it', () => {
  const { heard } = listener('d1', 'site-a');
  const poke = (collection: string, seq: number) => hub.poke({ collection, scope: 'site-a', seq }, 'd9');
  poke('tickets', 4);
  poke('tickets', 4);
  poke('tickets', 3);
  poke('citizens', 3);
  poke('tickets', 5);
  expect(heard.map((text) => /"collection":"(\w+)".*"seq":(\d)/.exec(text)?.slice(1))).toEqual([
    ['tickets', '4'],
    ['citizens', '3'],
    ['tickets', '5'],
  ]);
});

it('leaves out who wrote, unless others wrote before and are heard of later', () => {
  const [writer, other] = [listener('d1', 'site-a'), listener('d2', 'site-a')];
  hub.poke({ collection: 'tickets', scope: 'site-a', seq: 5 }, 'd1');
  expect([writer.heard.length, other.heard.length]).toEqual([0, 1]);
  hub.poke({ collection: 'tickets', scope: 'site-a', seq: 4 }, 'd2');
  expect([writer.heard.length, other.heard.length]).toEqual([1, 1]);
  hub.poke({ collection: 'tickets', scope: 'site-a', seq: 3 }, 'd1');
  expect([writer.heard.length, other.heard.length]).toEqual([1, 1]);
});

it('ends the stream of a device that another process revoked, with the next heartbeat', async () => {
  const [gone, stays] = [listener('d1', 'site-a'), listener('d2', 'site-a')];
  revoked = ['d1', 'd9'];
  await vi.advanceTimersByTimeAsync(15_000);
  expect([gone.heard, stays.heard]).toEqual([[': alive\n\n', '[end]'], [': alive\n\n']]);
  expect(hub.count()).toBe(1);
});

it('gives up a peer that reads nothing', () => {
  const { heard, sink } = listener('d1', 'site-a');
  sink.writableLength = 300 * 1024;
  hub.poke({ collection: 'tickets', scope: 'site-a', seq: 1 }, 'd9');
  expect(heard).toEqual(['[destroyed]']);
});

it('tells screens in public of their publication alone, and nobody else of it', () => {
  const [desk, board, kiosk] = [
    listener('d1', 'site-a'),
    listener('d2', 'site-a', 'display'),
    listener('d3', 'site-a', 'kiosk'),
  ];
  const far = listener('d4', 'site-b', 'display');
  hub.poke({ collection: 'citizens', scope: 'site-a', seq: 5 }, 'd9');
  hub.pokeScreens('site-a', 'display', 6);
  hub.pokeScreens('site-a', 'kiosk', 7);
  const told = (seq: number) => [data({ collection: 'publication', scope: 'site-a', seq })];
  expect([board.heard, kiosk.heard, far.heard]).toEqual([told(6), told(7), []]);
  expect(desk.heard).toEqual([data({ collection: 'citizens', scope: 'site-a', seq: 5 })]);
  expect([hub.hasScreens('site-a', 'kiosk'), hub.hasScreens('site-b', 'kiosk')]).toEqual([true, false]);
});
