import { describe, expect, it } from 'vitest';

import type { GuichetBridge, IpcOutput } from '#shared/ipc/contract';

import { createKioskStore } from './kiosk-store';

type Call = readonly [channel: string, input: unknown];

const ticket = {
  label: 'A059',
  reasonId: 'r',
  reason: 'État civil',
  time: '10:32',
  dueTime: '',
  wait: null,
  ahead: 2,
  trackKey: '',
  isOwn: false,
};

/** A main process that answers when it is told to. */
const stand = () => {
  const calls: Call[] = [];
  const answers = new Map<string, (value: unknown) => void>();
  const timers: (() => void)[] = [];
  const invoke = ((channel: string, input: unknown) => {
    calls.push([channel, input]);
    return new Promise<unknown>((resolve) => void answers.set(channel, resolve));
  }) as unknown as GuichetBridge['invoke'];
  let made = 0;
  const store = createKioskStore({
    invoke,
    newId: () => `id${(made += 1)}`,
    after: (_, work) => void timers.push(work),
    paperOf: ({ label }) => ({ label, lines: [], cut: true }),
  });
  const answer = async <Channel extends keyof Answers>(channel: Channel, value: Answers[Channel]): Promise<void> => {
    answers.get(channel)?.(value);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const rest = () => timers.splice(0).forEach((work) => work());
  return { store, calls, answer, rest, channels: () => calls.map(([channel]) => channel) };
};

type Answers = {
  'kiosk.ticket': IpcOutput<'kiosk.ticket'>;
  'kiosk.undo': IpcOutput<'kiosk.undo'>;
  'kiosk.help': IpcOutput<'kiosk.help'>;
  'print.ticket': IpcOutput<'print.ticket'>;
};

const printed = { ok: true, printer: 'x', file: '', code: '', jobId: 'job' } as const;

describe('createKioskStore', () => {
  it('asks once for two touches, and prints once', async () => {
    const { store, channels, answer } = stand();
    store.send({ type: 'reason', key: 'a', reasonId: 'r' });
    store.send({ type: 'reason', key: 'b', reasonId: 'r' });
    expect(channels()).toEqual(['kiosk.ticket']);
    await answer('kiosk.ticket', { ticket, why: '' });
    store.send({ type: 'reason', key: 'c', reasonId: 'r' });
    expect(channels()).toEqual(['kiosk.ticket', 'print.ticket']);
    await answer('print.ticket', printed);
    expect(store.state().screen).toMatchObject({ at: 'ticket', key: 'a', paper: 'out' });
  });

  it('takes touches again once the screen has stood', async () => {
    const { store, channels, answer, rest } = stand();
    store.send({ type: 'reason', key: 'a', reasonId: 'r' });
    await answer('kiosk.ticket', { ticket, why: '' });
    store.send({ type: 'undo' });
    expect(channels()).not.toContain('kiosk.undo');
    rest();
    store.send({ type: 'undo' });
    await answer('kiosk.undo', { undone: true });
    expect(store.state().screen.at).toBe('undone');
  });

  it('says when no paper came, and takes it out of the printer once its person has gone', async () => {
    const { store, calls, answer, rest } = stand();
    store.send({ type: 'reason', key: 'a', reasonId: 'r' });
    await answer('kiosk.ticket', { ticket, why: '' });
    await answer('print.ticket', { ...printed, ok: false, code: 'printerOff' });
    expect(store.state().screen).toMatchObject({ at: 'ticket', paper: 'failed' });
    rest();
    store.send({ type: 'done', language: 'fr' });
    expect(calls.at(-1)).toEqual(['print.drop', { jobId: 'job' }]);
  });

  it('calls reception once when no paper came, says so to the next person, and forgets it when a paper came', async () => {
    const { store, channels, answer, rest } = stand();
    const give = async (key: string, paper: Partial<typeof printed> | { ok: false }): Promise<void> => {
      store.send({ type: 'reason', key, reasonId: 'r' });
      await answer('kiosk.ticket', { ticket, why: '' });
      await answer('print.ticket', { ...printed, ...paper } as typeof printed);
      rest();
      store.send({ type: 'done', language: 'fr' });
      rest();
    };
    const helps = () => channels().filter((one) => one === 'kiosk.help').length;
    await give('a', { ok: false });
    expect([store.state().screen.at, store.state().noPaper, helps()]).toEqual(['start', true, 1]);
    await give('b', { ok: false });
    expect([store.state().noPaper, helps()]).toEqual([true, 1]);
    await give('c', {});
    expect([store.state().noPaper, helps()]).toEqual([false, 1]);
    expect(store.state().help).toBe('none');
  });

  it('tells reception in words of its own that the printer stopped, and again where it was not heard, as long as no paper came', async () => {
    const { store, calls, answer, rest } = stand();
    const told = () => calls.filter(([channel]) => channel === 'kiosk.help').map(([, input]) => input);
    store.send({ type: 'reason', key: 'a', reasonId: 'r' });
    await answer('kiosk.ticket', { ticket, why: '' });
    await answer('print.ticket', { ...printed, ok: false, code: 'printerOff' });
    expect(told()).toEqual([expect.objectContaining({ why: 'printer' })]);
    await answer('kiosk.help', { asked: false });
    rest();
    expect(told()).toHaveLength(2);
    await answer('kiosk.help', { asked: true });
    rest();
    expect(told()).toHaveLength(2);
    store.send({ type: 'paper', key: 'a', paper: 'out' });
    store.send({ type: 'paper', key: 'a', paper: 'failed' });
    await answer('kiosk.help', { asked: false });
    store.send({ type: 'paper', key: 'a', paper: 'out' });
    rest();
    expect(told()).toHaveLength(3);
  });

  it('calls for help while it waits for something else, and says when nobody heard', async () => {
    const { store, answer, channels } = stand();
    store.send({ type: 'reason', key: 'a', reasonId: 'r' });
    store.send({ type: 'help' });
    store.send({ type: 'help' });
    expect(channels()).toEqual(['kiosk.ticket', 'kiosk.help']);
    await answer('kiosk.help', { asked: false });
    expect(store.state().help).toBe('failed');
  });
});
