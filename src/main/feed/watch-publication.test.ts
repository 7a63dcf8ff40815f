import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Publication } from '#shared/domain/publication/publication';
import { clientOver } from '#shared/sync/wire/client';
import { createFeedStore } from './feed-store';
import type { StreamListener } from './open-stream';
import { noLine } from './testing/no-line';
import { watchPublication, type PublicationWatch } from './watch-publication';

const startMs = Date.parse('2026-11-23T08:00:00.000Z');
const publication = (day: string): Publication => ({
  site: { name: '', commune: '', accent: '', zone: 'Europe/Paris' },
  clockOffsetMs: 0,
  asOf: '',
  day,
  calls: [],
  waits: [],
  messages: [],
  hours: '',
  closure: null,
  voice: false,
  kiosk: null,
});

/** A server that answers and beats while it is up; `cut` = neither side hears of the other any more. */
const createServer = () => {
  const state: { mode: 'up' | 'down' | 'cut' | 'ill'; day: string; asked: number; opened: number } = {
    mode: 'up',
    day: 'one',
    asked: 0,
    opened: 0,
  };
  const lines = new Set<StreamListener>();
  const later = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
  setInterval(() => {
    if (state.mode === 'up' || state.mode === 'ill') for (const line of lines) line.heard();
  }, 15_000);
  const calls = clientOver(async ({ patienceMs }) => {
    state.asked += 1;
    const { mode, day } = state;
    await later(mode === 'cut' ? patienceMs : 20);
    if (mode === 'ill') return { status: 500, body: null };
    return mode === 'up' ? { status: 200, body: publication(day) } : null;
  });
  const open = (_pass: unknown, line: StreamListener): (() => void) => {
    state.opened += 1;
    const { mode } = state;
    void later(20).then(() => {
      if (mode === 'down') return line.ended(0);
      if (mode === 'cut') return;
      lines.add(line);
      line.heard();
      line.opened();
    });
    return () => void lines.delete(line);
  };
  const breakLines = (): void => {
    for (const line of lines) {
      lines.delete(line);
      line.ended(200);
    }
  };
  const poke = (collection: string): void => {
    for (const line of lines) line.poked(collection);
  };
  return { state, calls, open, breakLines, poke };
};

describe('watchPublication', () => {
  let server = createServer();
  let store = createFeedStore();
  let watch: PublicationWatch;
  let silences: string[] = [];

  const pass = async (ms: number): Promise<void> => void (await vi.advanceTimersByTimeAsync(ms));
  const die = (): void => {
    server.state.mode = 'down';
    server.breakLines();
  };

  beforeEach(async () => {
    vi.useFakeTimers({ now: startMs });
    server = createServer();
    store = createFeedStore();
    silences = [];
    store.onChange(({ offlineSince }) => {
      if (offlineSince !== '') silences.push(offlineSince);
    });
    watch = watchPublication({
      door: { pass: () => ({ baseUrl: 'http://town', token: 't', line: noLine }), calls: server.calls },
      renewToken: () => Promise.resolve(null),
      store,
      open: server.open,
      nowMs: Date.now,
      random: () => 0.5,
    });
    await pass(100);
  });
  afterEach(() => {
    watch.stop();
    vi.useRealTimers();
  });

  it('fetches when the stream opens, at each poke of its own, and every 20 s all the same', async () => {
    expect(store.get().publication?.day).toBe('one');
    server.state.day = 'two';
    server.poke('tickets');
    await pass(100);
    expect(store.get().publication?.day).toBe('one');
    server.poke('publication');
    await pass(100);
    expect(store.get().publication?.day).toBe('two');
    server.state.day = 'three';
    await pass(21_500);
    expect(store.get().publication?.day).toBe('three');
  });

  it('never misses the last of many pokes', async () => {
    server.poke('publication');
    server.state.day = 'two';
    server.poke('publication');
    server.poke('publication');
    await pass(100);
    expect(store.get().publication?.day).toBe('two');
  });

  it('raises no false alarm in a day on a line that lives', async () => {
    await pass(24 * 3_600_000);
    expect(silences).toEqual([]);
    expect(server.state.opened).toBe(1);
  });

  it('does not speak of a server that starts again', async () => {
    await pass(30_000);
    die();
    await pass(6_000);
    server.state.mode = 'up';
    await pass(8_000);
    expect([silences, store.get().offlineSince]).toEqual([[], '']);
  });

  it('says since when the server is silent, keeps what it said last, and is well again within seconds', async () => {
    await pass(14_950);
    die();
    await pass(12_000);
    // The last sign of life was the beat of the fifteenth second.
    expect(store.get().offlineSince).toBe('2026-11-23T08:00:15.000Z');
    expect(store.get().publication?.day).toBe('one');
    server.state.mode = 'up';
    server.state.day = 'two';
    await pass(6_200);
    expect(store.get()).toMatchObject({ publication: { day: 'two' }, offlineSince: '' });
  });

  it('hears of a line that died without a word within half a minute', async () => {
    await pass(14_950);
    server.state.mode = 'cut';
    await pass(25_000);
    expect(silences).toEqual(['2026-11-23T08:00:15.000Z']);
  });

  it('does not take a beat for news where the publication itself fails', async () => {
    server.state.mode = 'ill';
    await pass(60_000);
    expect(store.get().offlineSince).not.toBe('');
  });

  it('tries at once when the machine wakes', async () => {
    await pass(1_000);
    die();
    await pass(60_000);
    server.state.mode = 'up';
    watch.wake();
    await pass(100);
    expect(store.get().offlineSince).toBe('');
  });

  it('asks nothing more once it is stopped', async () => {
    watch.stop();
    const { asked, opened } = server.state;
    await pass(120_000);
    expect([server.state.asked, server.state.opened]).toEqual([asked, opened]);
  });
});
