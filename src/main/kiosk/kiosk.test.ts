import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallTown } from '#shared/domain/conflicts/testing/small-town';
import { publicationOf } from '#shared/domain/publication/publication-of';
import type { IpcInput } from '#shared/ipc/contract';
import { newStationFile, type StationFile } from '../settings/station-file';
import { createFeedStore, type FeedStore } from '../feed/feed-store';
import { createKiosk, type Kiosk } from './kiosk';
import { lastingPart } from './last-publication';
import { fakeLink, publicationOfMorning, reasonId, silence, type FakeLink, type Posted } from './testing/fake-link';

let folder: string;
let link: FakeLink;
let kiosk: Kiosk;
let nowMs: number;
let station: StationFile;
let left: number;
let closed: number;
let deviceId: string;
let started: Kiosk[];
let feed: FeedStore;

const printing = {
  printer: {
    names: () => Promise.resolve(['Epson']),
    deliverTicket: () => Promise.resolve({ kind: 'done', file: '' }),
  },
  queue: { wake: () => undefined },
  chosen: () => ({ printer: station.station.printer, paperMm: 80 }),
};

/** The program starts: what was in memory before is gone. */
const startAgain = (): void => {
  started.at(-1)?.stop();
  feed = createFeedStore();
  kiosk = createKiosk({
    userData: folder,
    link,
    feed,
    connection: () => ({ baseUrl: 'http://s', token: 't', deviceId, siteId: 'site', series: 'K2' }),
    station: { read: () => station, write: (next) => void (station = next) },
    printing: printing as never,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined, write: () => undefined } as never,
    nowMs: () => nowMs,
    close: () => (closed += 1),
    leave: async () => void (left += 1),
  });
  started.push(kiosk);
};

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiosk-'));
  link = fakeLink();
  nowMs = Date.parse('2026-11-23T08:00:00.000Z');
  station = { ...newStationFile(), station: { ...newStationFile().station, mode: 'kiosk' } };
  left = 0;
  closed = 0;
  deviceId = 'device-1';
  started = [];
  startAgain();
});
afterEach(() => {
  for (const one of started) one.stop();
  rmSync(folder, { recursive: true, force: true });
});

let touches = 0;
const touch = (more: Partial<IpcInput<'kiosk.ticket'>> = {}): IpcInput<'kiosk.ticket'> => {
  touches += 1;
  const key = `01JDB3T0Z7N8X4Q2WM${String(touches).padStart(8, '0')}`;
  return { key, reasonId, priority: false, language: 'fr', ...more };
};
const served = (label: string) => ({
  status: 200,
  body: { label, reasonId, reason: '', time: '09:00', dueTime: '', wait: null, ahead: 2, trackKey: 'k' },
});
const labelOf = async (wish = touch()) => (await kiosk.ticket(wish)).ticket?.label;
const handedIn = () => link.posted.filter(({ content }) => content['own'] !== null && 'own' in content);
/** Answers like a server that keeps every number that is handed in. */
const takesAll = ({ path: where }: Posted) =>
  where === '/v1/kiosk/ticket' ? served('B001') : { status: 200, body: { kept: true } };
const settled = () => new Promise((resolve) => void setTimeout(resolve, 5));

describe('a ticket', () => {
  it('is the server’s while the server answers', async () => {
    link.answer = () => served('B014');
    expect(await kiosk.ticket(touch())).toMatchObject({ ticket: { label: 'B014', isOwn: false, ahead: 2 }, why: '' });
    expect(link.posted[0]).toMatchObject({ path: '/v1/kiosk/ticket', content: { own: null, reasonId } });
  });

  it('is of the own series when no answer came, in the language of the person, and is on the disk before it is shown', async () => {
    const wish = touch({ language: 'en' });
    const { ticket } = await kiosk.ticket(wish);
    expect(ticket).toMatchObject({ label: 'B-K2 001', reason: 'Records', time: '09:00', isOwn: true, wait: null });
    expect(ticket?.trackKey).toMatch(/^[\w-]{22}$/);
    expect(readFileSync(path.join(folder, 'kiosk.json'), 'utf8')).toContain(wish.key);
    expect(await labelOf()).toBe('B-K2 002');
  });

  it.each([500, 503, 429, 401])('is of the own series when the server cannot now: %i', async (status) => {
    link.answer = () => ({ status, body: { code: 'badRequest', message: '' } });
    expect(await labelOf()).toBe('B-K2 001');
  });

  it('is of the own series when the answer is not what it should be', async () => {
    link.answer = () => ({ status: 200, body: '<html>' });
    expect(await labelOf()).toBe('B-K2 001');
  });

  it.each([400, 403, 404])('is refused where the server says no: %i', async (status) => {
    link.answer = () => ({ status, body: { code: 'badRequest', message: '' } });
    const wish = touch();
    expect(await kiosk.ticket(wish)).toEqual({ ticket: null, why: 'refused' });
    // A no is not kept: the settings may have changed.
    link.answer = () => served('B014');
    expect(await labelOf(wish)).toBe('B014');
  });

  it('is refused for a reason that is not offered, and before the first publication', async () => {
    expect(await kiosk.ticket(touch({ reasonId: 'other' }))).toEqual({ ticket: null, why: 'refused' });
    link.shown = null;
    expect(await kiosk.ticket(touch())).toEqual({ ticket: null, why: 'refused' });
  });

  it('is refused when it could never be handed in', async () => {
    expect(await kiosk.ticket(touch({ key: 'no ULID' }))).toEqual({ ticket: null, why: 'refused' });
    const shown = publicationOfMorning();
    link.shown = shown.kiosk && { ...shown, kiosk: { ...shown.kiosk, seriesOf: { [reasonId]: 'b?' } } };
    expect(await kiosk.ticket(touch())).toEqual({ ticket: null, why: 'refused' });
  });

  it('is one for one key: at once, again, and after a restart', async () => {
    const wish = touch();
    const [one, two] = await Promise.all([kiosk.ticket(wish), kiosk.ticket(wish)]);
    expect(two).toEqual(one);
    expect(await kiosk.ticket(wish)).toEqual(one);
    startAgain();
    expect(await kiosk.ticket(wish)).toEqual(one);
    expect(await labelOf()).toBe('B-K2 002');
  });

  it('counts from 1 on each civil day of the site, not of UTC, and never backwards', async () => {
    nowMs = Date.parse('2026-11-22T22:30:00.000Z');
    expect(await labelOf()).toBe('B-K2 001');
    nowMs = Date.parse('2026-11-22T22:59:59.000Z');
    expect(await labelOf()).toBe('B-K2 002');
    nowMs = Date.parse('2026-11-22T23:00:00.000Z');
    expect(await labelOf()).toBe('B-K2 001');
    // The clock is set back over midnight.
    nowMs = Date.parse('2026-11-22T22:00:00.000Z');
    expect(await labelOf()).toBe('B-K2 002');
  });

  it('counts anew for another enrolment of the same machine', async () => {
    expect([await labelOf(), await labelOf()]).toEqual(['B-K2 001', 'B-K2 002']);
    deviceId = 'device-2';
    expect(await labelOf()).toBe('B-K2 001');
  });
});

describe('what was given offline', () => {
  it('is handed in under its own key, oldest first, once the server is heard', async () => {
    const [first, second] = [touch({ priority: true }), touch()];
    await kiosk.ticket(first);
    await kiosk.ticket(second);
    link.posted.length = 0;
    link.answer = takesAll;
    link.publish();
    await settled();
    expect(link.posted.map(({ content }) => [content['key'], content['priority']])).toEqual([
      [first.key, true],
      [second.key, false],
    ]);
    expect(link.posted[0]?.content['own']).toMatchObject({ number: 1, at: '2026-11-23T08:00:00.000Z', undone: false });
    link.posted.length = 0;
    link.publish();
    await settled();
    expect(link.posted).toEqual([]);
  });

  it('survives a restart with the queue, and a server that goes in the middle', async () => {
    await labelOf();
    await labelOf();
    startAgain();
    let left = 1;
    link.answer = (posted) => (left-- > 0 ? takesAll(posted) : null);
    link.publish();
    await settled();
    startAgain();
    link.posted.length = 0;
    link.answer = takesAll;
    link.publish();
    await settled();
    expect(handedIn().map(({ content }) => (content['own'] as { number: number }).number)).toEqual([2]);
  });

  it('does not stand in the way of the others when the server will never take it', async () => {
    const [bad, good] = [touch(), touch()];
    await kiosk.ticket(bad);
    await kiosk.ticket(good);
    link.posted.length = 0;
    link.answer = (posted) =>
      posted.content['key'] === bad.key ? { status: 400, body: { code: 'badRequest', message: '' } } : takesAll(posted);
    link.publish();
    await settled();
    expect(link.posted.map(({ content }) => content['key'])).toEqual([bad.key, good.key]);
    const { outbox, refused } = JSON.parse(readFileSync(path.join(folder, 'kiosk.json'), 'utf8'));
    expect([outbox.length, refused.length]).toEqual([0, 1]);
  });

  it.each([
    ['a portal answers with its own page', { status: 200, body: null }],
    ['a proxy forbids with its own page', { status: 403, body: null }],
    ['a proxy asks for a password', { status: 407, body: { error: 'proxy' } }],
  ])('waits for the server while %s', async (_what, answer) => {
    const wish = touch();
    link.answer = () => answer;
    expect(await labelOf(wish)).toBe('B-K2 001');
    link.publish();
    await settled();
    const { outbox, refused } = JSON.parse(readFileSync(path.join(folder, 'kiosk.json'), 'utf8'));
    expect([outbox.length, refused.length]).toEqual([1, 0]);
    link.answer = takesAll;
    link.publish();
    await settled();
    expect(JSON.parse(readFileSync(path.join(folder, 'kiosk.json'), 'utf8')).outbox).toEqual([]);
  });

  it('is given even when the disk takes nothing', async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');
    const wish = touch();
    expect(await labelOf(wish)).toBe('B-K2 001');
    link.answer = takesAll;
    link.publish();
    await settled();
    expect(handedIn()).toHaveLength(1);
    expect(existsSync(path.join(folder, 'kiosk.json'))).toBe(false);
  });
});

describe('an undo', () => {
  it('of a number given offline is handed in with it', async () => {
    const wish = touch();
    await kiosk.ticket(wish);
    expect(await kiosk.undo({ key: wish.key })).toEqual({ undone: true });
    link.posted.length = 0;
    link.answer = takesAll;
    link.publish();
    await settled();
    expect(link.posted.map(({ content }) => content['own'])).toMatchObject([{ number: 1, undone: true }]);
  });

  it('asks the server, once more when it did not answer', async () => {
    let calls = 0;
    link.answer = () => ((calls += 1) === 1 ? null : { status: 200, body: { undone: true } });
    expect(await kiosk.undo({ key: touch().key })).toEqual({ undone: true });
    link.answer = silence;
    expect(await kiosk.undo({ key: touch().key })).toEqual({ undone: false });
  });

  it('waits for the number that is just being handed in', async () => {
    const wish = touch();
    await kiosk.ticket(wish);
    const doors: (() => void)[] = [];
    link.answer = (posted) =>
      posted.path === '/v1/kiosk/undo'
        ? { status: 200, body: { undone: true } }
        : new Promise((resolve) => void doors.push(() => resolve(served('B-K2 001'))));
    link.publish();
    const undone = kiosk.undo({ key: wish.key });
    await settled();
    for (const open of doors) open();
    expect(await undone).toEqual({ undone: true });
    expect(link.posted.at(-1)?.path).toBe('/v1/kiosk/undo');
  });
});

describe('an arrival', () => {
  const said = (more = {}) => ({
    key: touch().key,
    code: '',
    time: '10:30',
    initial: '',
    language: 'fr' as const,
    ...more,
  });

  it.each([
    [{ answer: 'initial' }, { answer: 'initial', ticket: null, detail: '' }],
    [
      { answer: 'alreadyHere', label: 'A001' },
      { answer: 'alreadyHere', ticket: null, detail: 'A001' },
    ],
    [
      { answer: 'askReception', why: 'several' },
      { answer: 'askReception', ticket: null, detail: 'several' },
    ],
  ])('passes on %o', async (body, expected) => {
    link.answer = () => ({ status: 200, body });
    expect(await kiosk.checkIn(said())).toEqual(expected);
  });

  it('brings the ticket, and is asked twice with one key before it counts as unreachable', async () => {
    link.answer = () => ({ status: 200, body: { answer: 'ticket', ticket: served('A002').body } });
    expect(await kiosk.checkIn(said())).toMatchObject({ answer: 'ticket', ticket: { label: 'A002', isOwn: false } });
    link.answer = silence;
    link.posted.length = 0;
    expect(await kiosk.checkIn(said())).toMatchObject({ answer: 'unreachable', ticket: null });
    expect(new Set(link.posted.map(({ content }) => content['key'])).size).toBe(1);
    expect(link.posted).toHaveLength(2);
  });
});

it('tells whether reception heard the call', async () => {
  expect(await kiosk.help({ key: touch().key })).toEqual({ asked: false });
  link.answer = () => ({ status: 200, body: { asked: true } });
  expect(await kiosk.help({ key: touch().key })).toEqual({ asked: true });
});

it('keeps an opinion until the server has it, and none that is no opinion', async () => {
  const { key } = touch();
  expect(await kiosk.feedback({ key, score: 9, theme: 'wait' })).toEqual({ kept: true });
  startAgain();
  link.posted.length = 0;
  link.answer = takesAll;
  link.publish();
  await settled();
  expect(link.posted).toEqual([{ path: '/v1/kiosk/feedback', content: { key, score: 9, theme: 'wait' } }]);
  expect(await kiosk.feedback({ key, score: 9, theme: 'nonsense' })).toEqual({ kept: false });
});

describe('the service', () => {
  const call = (act: IpcInput<'kiosk.service'>['act'], pin = '2468', printer = '') =>
    kiosk.service({ pin, act, printer, paperMm: 58 });

  it('does not open while nobody can judge the digits, and is open for five minutes once they were right', async () => {
    link.isServing = false;
    expect(await call('look')).toMatchObject({ ok: false, why: 'unreachable', printers: [] });
    link.isServing = true;
    expect((await call('look')).ok).toBe(true);
    link.isServing = false;
    nowMs += 5 * 60_000 - 1;
    expect((await call('look')).ok).toBe(true);
    expect((await call('look', '1111')).why).toBe('unreachable');
    nowMs += 1;
    expect((await call('look')).why).toBe('unreachable');
  });

  it('opens with the digits that a server of before publishes', async () => {
    link.isServing = false;
    link.shown = publicationOfMorning('1357');
    expect(await call('look', '2468')).toMatchObject({ ok: false, why: 'wrong' });
    expect((await call('look', '1357')).ok).toBe(true);
  });

  it('opens with the digits of the settings alone', async () => {
    expect(await call('look', '0000')).toMatchObject({ ok: false, why: 'wrong', printers: [] });
    expect(await call('look')).toMatchObject({ ok: true, printers: ['Epson'], toSend: 0 });
    link.shown = null;
    expect(await call('look', '0000')).toMatchObject({ ok: false, why: 'wrong' });
    expect([closed, left]).toEqual([0, 0]);
  });

  it('is deaf for a minute after five wrong tries, to the right digits too', async () => {
    const tries: string[] = [];
    for (let count = 0; count < 5; count += 1) tries.push((await call('look', '1111')).why);
    expect(tries).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wait']);
    nowMs += 59_999;
    expect((await call('close')).why).toBe('wait');
    expect(closed).toBe(0);
    nowMs += 1;
    expect((await call('close')).ok).toBe(true);
    expect(closed).toBe(1);
  });

  it('chooses the printer of this machine', async () => {
    expect(await call('printer', '2468', ' tcp://10.0.0.9:9100 ')).toMatchObject({
      ok: true,
      printer: 'tcp://10.0.0.9:9100',
      paperMm: 58,
    });
    expect(station.station).toMatchObject({ printer: 'tcp://10.0.0.9:9100', paperMm: 58 });
  });

  it('does not leave while numbers are not handed in', async () => {
    await labelOf();
    expect(await call('leave')).toMatchObject({ ok: false, why: 'pending', toSend: 1 });
    expect(left).toBe(0);
    link.answer = takesAll;
    expect(await call('leave')).toMatchObject({ ok: true, why: '', toSend: 0 });
    expect(left).toBe(1);
  });
});

describe('the last publication', () => {
  it('stands after a start without the server, without what changes with the queue, and said as offline', async () => {
    link.publish();
    startAgain();
    const { publication, offlineSince } = feed.get();
    expect(publication).toEqual(lastingPart(publicationOfMorning()));
    expect(offlineSince).toBe('2026-11-23T08:00:00.000Z');
  });

  it('offers on the next morning what it offered before the last opening of the evening was over', async () => {
    const evening = publicationOf({
      reference: smallTown,
      tickets: [],
      appointments: [],
      sessions: [],
      waits: new Map(),
      nowIso: '2026-11-23T16:00:00.000Z',
      clockOffsetMs: 0,
      forKiosk: true,
    });
    link.shown = evening;
    link.publish();
    nowMs = Date.parse('2026-11-24T08:00:00.000Z');
    startAgain();
    link.shown = feed.get().publication;
    expect(link.shown?.kiosk).toMatchObject({ isClosed: false, isOver: false });
    const [reason] = link.shown?.kiosk?.reasons ?? [];
    expect(reason).toBeDefined();
    expect((await kiosk.ticket(touch({ reasonId: reason?.id ?? '' }))).ticket?.isOwn).toBe(true);
  });

  it('is written once for one set of facts, and forgotten by another enrolment or task', () => {
    link.publish();
    const file = path.join(folder, 'kiosk-publication.json');
    const written = statSync(file).mtimeMs;
    link.shown = { ...publicationOfMorning(), asOf: '2026-11-23T09:00:00.000Z' };
    link.publish();
    expect(statSync(file).mtimeMs).toBe(written);
    deviceId = 'device-2';
    startAgain();
    expect(feed.get().publication).toBeNull();
    deviceId = 'device-1';
    station = newStationFile();
    startAgain();
    expect(feed.get().publication).toBeNull();
  });
});
