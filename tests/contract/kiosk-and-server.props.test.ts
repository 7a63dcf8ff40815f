import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { freshId } from '#server/lib/fresh';
import type { Publication } from '#shared/domain/publication/publication';
import { calls } from '#shared/sync/wire/calls';
import { clientOver, type CallResponse } from '#shared/sync/wire/client';
import { createFeedStore } from '../../src/main/feed/feed-store';
import { createKiosk, type Kiosk } from '../../src/main/kiosk/kiosk';
import { newStationFile } from '../../src/main/settings/station-file';
import { DAY } from '../../sync-server/test/support/documents';
import { kioskTown } from '../../sync-server/test/support/kiosk-town';
import { testServer, type TestDevice, type TestServer } from '../../sync-server/test/support/test-server';

/**
 * The line to the server: it answers; it does not hear; it does as asked but its answer gets lost; it hears only later, when the kiosk
 * has long given up.
 */
const lines = ['up', 'down', 'lost', 'late'] as const;
type Line = (typeof lines)[number];

type Step =
  | { readonly do: 'touch'; readonly again: boolean }
  | { readonly do: 'undo'; readonly which: number }
  | { readonly do: 'line'; readonly line: Line }
  | { readonly do: 'restart' | 'heard' | 'reset' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('touch' as const), again: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat(20) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('line' as const), line: fc.constantFrom(...lines) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('restart' as const, 'heard' as const, 'reset' as const) }) },
);

/** Somebody with a number on paper. */
type Holder = { readonly key: string; readonly label: string; state: 'holds' | 'undone' | 'unsure' };

const reasonId = 'reason-other';

/** A kiosk at a real server, with a line between them that a test breaks as it likes. */
const meet = async (server: TestServer, device: TestDevice) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kiosk-'));
  const publication: Publication = calls.publication.output.parse((await device.get('/v1/publication')).json());
  const listeners = new Set<(one: Publication) => void>();
  const late: (() => Promise<unknown>)[] = [];
  let line: Line = 'up';
  let kiosk: Kiosk;

  const send = async (where: string, content: object): Promise<CallResponse> => {
    const reply = await device.post(where, content);
    return { status: reply.statusCode, body: reply.json() };
  };
  const client = clientOver(async ({ path: where, body: content = {} }) => {
    if (line === 'up') return send(where, content);
    if (line === 'lost') await send(where, content);
    if (line === 'late') late.push(() => send(where, content));
    return null;
  });
  const start = (): void => {
    const station = newStationFile();
    kiosk = createKiosk({
      userData: folder,
      feed: createFeedStore(),
      link: {
        calls: client,
        publication: () => publication,
        onPublication: (listener) => {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      },
      connection: () => ({ baseUrl: '', token: '', deviceId: device.deviceId, siteId: '', series: device.series }),
      station: { read: () => station, write: () => undefined },
      printing: { printer: { names: () => Promise.resolve([]) } } as never,
      log: { error: () => undefined, warn: () => undefined } as never,
      nowMs: () => server.time.nowMs,
      close: () => undefined,
      leave: () => Promise.resolve(),
    });
  };
  start();
  return {
    ticket: async (key: string) =>
      (await kiosk.ticket({ key, reasonId, priority: false, language: 'fr' })).ticket?.label ?? '',
    undo: async (key: string) => (await kiosk.undo({ key })).undone,
    toSend: async () => (await kiosk.service({ pin: '1234', act: 'look', printer: '', paperMm: 80 })).toSend,
    setLine: (next: Line) => {
      line = next;
    },
    isUp: () => line === 'up',
    heard: () => {
      for (const listener of listeners) listener(publication);
    },
    /** What was on its way all the time arrives. */
    deliverLate: async () => {
      for (const one of late.splice(0)) await one();
    },
    restart: () => {
      kiosk.stop();
      start();
    },
    end: () => {
      kiosk.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const settled = () => new Promise((resolve) => void setTimeout(resolve, 2));

const play = async (steps: readonly Step[]): Promise<void> => {
  const server = await testServer(1, { reference: kioskTown() });
  const device = await server.enrol('Borne', { rank: 'kiosk' });
  const desk = await server.enrol();
  const kiosk = await meet(server, device);
  const people: Holder[] = [];
  try {
    for (const one of steps) {
      server.time.nowMs += 7_000;
      if (one.do === 'touch') {
        const key = freshId();
        const label = await kiosk.ticket(key);
        // The same touch once more never gives another number.
        if (one.again) expect(await kiosk.ticket(key)).toBe(label);
        expect(label).not.toBe('');
        people.push({ key, label, state: 'holds' });
      } else if (one.do === 'undo') {
        const holder = people.filter(({ state }) => state === 'holds')[one.which];
        if (!holder) continue;
        const wasUp = kiosk.isUp();
        const undone = await kiosk.undo(holder.key);
        // Without an answer nobody knows; the kiosk says that the number stays and sends the person to reception.
        holder.state = undone ? 'undone' : wasUp ? 'holds' : 'unsure';
      } else if (one.do === 'line') kiosk.setLine(one.line);
      else if (one.do === 'restart') kiosk.restart();
      else if (one.do === 'heard') kiosk.heard();
      else await kiosk.deliverLate();
    }
    kiosk.setLine('up');
    server.time.nowMs += 1_000;
    for (let tries = 0; tries < 200 && (await kiosk.toSend()) > 0; tries += 1) {
      kiosk.heard();
      await settled();
    }
    await kiosk.deliverLate();
    expect(await kiosk.toSend()).toBe(0);

    const tickets = (await desk.pull('tickets')).documents.filter(({ _deleted }) => !_deleted);
    const waiting = tickets.filter(({ status }) => status === 'waiting').map(({ label }) => String(label));
    const [holds, unsure] = [
      people.filter(({ state }) => state === 'holds'),
      people.filter(({ state }) => state === 'unsure'),
    ];
    // Everybody with a number stands in the queue under it, once; nobody else does, and no number stands twice.
    expect(new Set(waiting).size).toBe(waiting.length);
    expect(waiting.filter((label) => !unsure.some((one) => one.label === label)).toSorted()).toEqual(
      holds.map(({ label }) => label).toSorted(),
    );
    // The own series has no gap on the day.
    const own = tickets.filter(({ series }) => String(series).includes('-')).map(({ number }) => Number(number));
    expect(own.toSorted((a, b) => a - b)).toEqual(own.map((_, at) => at + 1));
    expect(tickets.every(({ day }) => day === DAY)).toBe(true);
  } finally {
    kiosk.end();
    await server.close();
  }
};

it('gives every person one number that is called, however the line behaves', { timeout: 120_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 22 }), play), {
    numRuns: 40,
    examples: [
      // Taken back while the hand-in was on its way: the later word counts, though the number is known by then.
      [
        [
          { do: 'line', line: 'late' },
          { do: 'touch', again: false },
          { do: 'heard' },
          { do: 'undo', which: 0 },
          { do: 'reset' },
          { do: 'line', line: 'up' },
        ],
      ],
      // Given by the server whose answer got lost, handed in as the kiosk's own: the paper counts.
      [[{ do: 'line', line: 'lost' }, { do: 'touch', again: true }, { do: 'restart' }]],
      // The first call arrives after the number was handed in.
      [
        [
          { do: 'line', line: 'late' },
          { do: 'touch', again: false },
          { do: 'line', line: 'up' },
          { do: 'heard' },
          { do: 'reset' },
        ],
      ],
      [
        [
          { do: 'line', line: 'lost' },
          { do: 'touch', again: false },
          { do: 'undo', which: 0 },
        ],
      ],
    ],
  });
});
