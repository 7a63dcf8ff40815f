import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { PrintableTicket } from '#shared/ipc/printables';
import { printerAddress } from '#shared/lib/printer-address';
import { sendTicket } from '../../src/main/printing/escpos/send-ticket';
import { ticketBytes } from '../../src/main/printing/escpos/ticket-bytes';
import { emptyQueueFile, queueFileSchema } from '../../src/main/printing/print-job';
import { createPrintQueue, type PrintQueue, type QueueNeeds } from '../../src/main/printing/print-queue';
import { openJsonFile } from '../../src/main/settings/json-file';
import { decodeEscpos } from './decode-escpos';
import { startFakePrinter, type FakePrinter } from './fake-printer';

const ticket = (label: string): PrintableTicket => ({
  label,
  lines: [{ kind: 'text', text: label, size: 4, bold: true, align: 'centre' }],
  cut: true,
});

let folder: string;
let printer: FakePrinter;
let today: string;
const queues: PrintQueue[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-queue-'));
  today = '2026-11-24';
  printer = await startFakePrinter();
});
afterEach(async () => {
  for (const queue of queues.splice(0)) queue.stop();
  await printer.off();
  rmSync(folder, { recursive: true });
});

const deliver: QueueNeeds['deliver'] = (one, onHandedOver) => {
  const address = printerAddress(printer.address) ?? { host: '', port: 0 };
  const bytes = ticketBytes(one, 80);
  return sendTicket({ address, bytes, usuallyAnswers: false, onAnswered: () => undefined, onHandedOver });
};

let ids = 0;
/** The queue of a station as it comes up: with what its file holds. */
const open = (needs: Partial<QueueNeeds> = {}): PrintQueue => {
  const queue = createPrintQueue({
    file: openJsonFile({
      file: path.join(folder, 'print-queue.json'),
      schema: queueFileSchema,
      fallback: emptyQueueFile,
      onBroken: () => expect.unreachable(),
    }),
    deliver,
    now: () => ({ day: today, at: `${today}T09:12:00.000Z` }),
    newId: () => `job-${(ids += 1)}`,
    changed: () => undefined,
    ...needs,
  });
  queues.push(queue);
  return queue;
};
const printed = (): readonly string[] =>
  printer.tickets().map((bytes) => {
    const [first] = decodeEscpos(bytes);
    return first?.kind === 'row' ? first.text : '';
  });
const states = (queue: PrintQueue): readonly string[] => queue.jobs().map(({ label, state }) => `${label} ${state}`);
const never = new Promise<never>(() => undefined);

describe('the queue of the ticket printer', () => {
  it('prints at once, in order, and keeps nothing of what is on paper', async () => {
    const queue = open();
    const [first, second] = await Promise.all([queue.add(ticket('A001')), queue.add(ticket('A002'))]);
    expect([first, second]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(printed()).toEqual(['A001', 'A002']);
    expect(states(queue)).toEqual(['A002 done', 'A001 done']);
    expect(JSON.parse(readFileSync(path.join(folder, 'print-queue.json'), 'utf8'))).toMatchObject({ jobs: [] });
  });

  it('says within two seconds that nobody answers, tries again by itself, and prints each ticket once', async () => {
    await printer.off();
    const queue = open();
    const from = performance.now();
    const first = await queue.add(ticket('A001'));
    const second = await queue.add(ticket('A002'));
    expect(performance.now() - from).toBeLessThan(4000);
    expect([first, second]).toMatchObject([
      { ok: false, code: 'printerOff' },
      { ok: false, code: 'printerOff' },
    ]);
    expect(states(queue)).toEqual(['A001 waiting', 'A002 waiting']);
    await printer.on();
    await expect.poll(printed).toEqual(['A001', 'A002']);
    await expect.poll(() => states(queue)).toEqual(['A002 done', 'A001 done']);
  });

  it('waits longer from try to try', async () => {
    const tries: number[] = [];
    const queue = open({
      deliver: () => {
        tries.push(performance.now());
        return Promise.resolve({ kind: 'notYet', code: 'printerOff' });
      },
    });
    await queue.add(ticket('A001'));
    await expect.poll(() => tries.length).toBe(3);
    const [first = 0, second = 0, third = 0] = tries;
    expect(second - first).toBeGreaterThanOrEqual(990);
    expect(third - second).toBeGreaterThanOrEqual(2990);
  });

  it('waits for paper and goes on when there is some', async () => {
    printer.state.status = 'paperOut';
    const queue = open();
    expect(await queue.add(ticket('A001'))).toMatchObject({ ok: false, code: 'paperOut' });
    expect(printed()).toEqual([]);
    printer.state.status = 'ready';
    queue.retry(queue.jobs()[0]?.id ?? '');
    await expect.poll(printed).toEqual(['A001']);
  });

  it('does not print again by itself what a broken line left in doubt, and prints the next', async () => {
    printer.state.breakAfter = 10;
    const queue = open();
    expect(await queue.add(ticket('A001'))).toMatchObject({ ok: false, code: 'printFailed' });
    expect(states(queue)).toEqual(['A001 uncertain']);
    printer.state.breakAfter = null;
    expect(await queue.add(ticket('A002'))).toMatchObject({ ok: true });
    expect(states(queue)).toEqual(['A001 uncertain', 'A002 done']);
    const [{ id } = { id: '' }] = queue.jobs();
    expect(queue.retry(id)).toBe('ok');
    await expect.poll(() => states(queue)).toEqual(['A001 done', 'A002 done']);
  });

  it('drops what nobody wants any more, but not what the printer has in hand', async () => {
    await printer.off();
    const queue = open();
    await queue.add(ticket('A001'));
    const [{ id } = { id: '' }] = queue.jobs();
    expect(queue.drop('nobody')).toBe('notFound');
    expect(queue.drop(id)).toBe('ok');
    expect(queue.jobs()).toEqual([]);
    const held = open({ deliver: () => never });
    void held.add(ticket('A003'));
    expect(held.drop(held.jobs()[0]?.id ?? '')).toBe('busy');
  });

  it('goes on after one that cannot be printed at all', async () => {
    const queue = open({
      deliver: (one, onHandedOver) =>
        one.label === 'A001' ? Promise.resolve({ kind: 'broken', code: 'printFailed' }) : deliver(one, onHandedOver),
    });
    const [first, second] = await Promise.all([queue.add(ticket('A001')), queue.add(ticket('A002'))]);
    expect([first.ok, second.ok]).toEqual([false, true]);
    expect(states(queue)).toEqual(['A001 failed', 'A002 done']);
  });
});

describe('after a start', () => {
  it('prints what waited, once, in order', async () => {
    await printer.off();
    const before = open();
    await before.add(ticket('A001'));
    await before.add(ticket('A002'));
    before.stop();
    await printer.on();
    const queue = open();
    expect(states(queue)).toEqual(['A001 waiting', 'A002 waiting']);
    queue.wake();
    await expect.poll(printed).toEqual(['A001', 'A002']);
  });

  it('prints what was given but had not reached the printer, and leaves in doubt what had', async () => {
    const atConnect = open({ deliver: () => never });
    void atConnect.add(ticket('A001'));
    expect(states(open())).toEqual(['A001 waiting']);
    const inHand = open({
      deliver: (_one, onHandedOver) => {
        onHandedOver();
        return never;
      },
    });
    inHand.wake();
    await expect.poll(() => states(inHand)).toEqual(['A001 printing']);
    const queue = open();
    expect(states(queue)).toEqual(['A001 uncertain']);
    queue.wake();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(printed()).toEqual([]);
  });

  it('keeps the tickets of another day without printing them by itself', async () => {
    await printer.off();
    const before = open();
    await before.add(ticket('A001'));
    before.stop();
    await printer.on();
    today = '2026-11-25';
    const queue = open();
    expect(queue.jobs()).toMatchObject([{ label: 'A001', state: 'failed', code: 'otherDay' }]);
    expect(await queue.add(ticket('A002'))).toMatchObject({ ok: true });
    expect(printed()).toEqual(['A002']);
    queue.retry(queue.jobs()[0]?.id ?? '');
    await expect.poll(printed).toEqual(['A002', 'A001']);
  });

  it('stops trying at midnight', async () => {
    await printer.off();
    const queue = open();
    await queue.add(ticket('A001'));
    today = '2026-11-25';
    await expect.poll(() => queue.jobs()[0]?.code).toBe('otherDay');
  });
});
