import { expect, it } from 'vitest';

import type { OutboxMessage } from '#shared/domain/messages/message';

import { SITE } from './documents';
import { AT, type Bench } from './store-bench';

const message = (key: string, more: Partial<OutboxMessage> = {}): OutboxMessage => ({
  key,
  appointmentId: 'a1',
  cause: 'e1',
  trigger: 'confirmed',
  channel: 'email',
  day: '2026-12-15',
  time: '09:00',
  state: 'waiting',
  askedAt: AT,
  nextAt: AT,
  notAfter: '2026-12-15T08:00:00.000Z',
  attempts: 0,
  claim: '',
  changedAt: AT,
  saidAt: '',
  why: '',
  ...more,
});

/** What the store promises of the outbox of messages. */
export const storeMessages = ({ store, opened, use, on }: Bench): void => {
  it('keeps one message under a key, and gives it back whole', async () => {
    const first = message('k1', { trigger: 'reminder', channel: 'sms', claim: 'c', saidAt: AT, why: 'refused 550' });
    await on((tx) => tx.putMessages([first, message('k2', { appointmentId: 'a2' })]));
    await on(async (tx) => {
      expect(await tx.message('k1')).toEqual(first);
      expect(await tx.message('nothing')).toBeNull();
      await tx.putMessages([{ ...first, state: 'sent', attempts: 2, nextAt: '' }]);
      expect(await tx.messagesOf(['a1'])).toEqual([{ ...first, state: 'sent', attempts: 2, nextAt: '' }]);
      expect((await tx.messagesOf(['a1', 'a2', 'a3', 'a\u0000'])).map((one) => one.key)).toEqual(['k1', 'k2']);
      expect(await tx.messagesOf([])).toEqual([]);
    });
  });

  it('gives what is due, the longest due first, and nothing that is done', async () => {
    const at = (minute: string) => `2026-11-23T08:${minute}:00.000Z`;
    await on((tx) =>
      tx.putMessages([
        message('k1', { nextAt: at('20') }),
        message('k2', { nextAt: at('10') }),
        message('k3', { nextAt: at('30') }),
        message('k4', { nextAt: '', state: 'sent' }),
      ]),
    );
    await on(async (tx) => {
      expect((await tx.dueMessages(at('20'), 10)).map((one) => one.key)).toEqual(['k2', 'k1']);
      expect((await tx.dueMessages(at('59'), 1)).map((one) => one.key)).toEqual(['k2']);
      expect(await tx.dueMessages(at('09'), 10)).toEqual([]);
    });
    expect(await store().nextMessageAt(SITE)).toBe(at('10'));
    expect(await store().nextMessageAt('site-b')).toBe('');
  });

  it('lists by state, the latest changed first, and counts', async () => {
    const later = '2026-11-24T08:00:00.000Z';
    await on((tx) =>
      tx.putMessages([
        message('k1', { state: 'failed', changedAt: AT }),
        message('k2', { state: 'uncertain', changedAt: later }),
        message('k3', { attempts: 1, changedAt: later }),
        message('k4'),
      ]),
    );
    const keys = async (wish: Parameters<ReturnType<typeof store>['messages']>[1], site = SITE) =>
      (await store().messages(site, wish)).map((one) => one.key);
    expect(await keys({ states: ['failed', 'uncertain'], since: '', limit: 9 })).toEqual(['k2', 'k1']);
    expect(await keys({ states: ['failed', 'uncertain'], since: later, limit: 9 })).toEqual(['k2']);
    expect(await keys({ states: ['waiting'], since: '', limit: 9, tried: true })).toEqual(['k3']);
    expect(await keys({ states: ['waiting'], since: '', limit: 1 })).toEqual(['k3']);
    expect(await keys({ states: ['waiting'], since: '', limit: 9 }, 'site-b')).toEqual([]);
    const waiting = await store().countWaiting(SITE);
    expect(waiting.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(new Set(waiting.map(({ trigger, channel }) => `${trigger} ${channel}`)).size).toBe(1);
    expect(await store().countWaiting('site-b')).toEqual([]);
  });

  it('forgets a message of a transaction that threw, and has the others in a backup', async () => {
    await on((tx) => tx.putMessages([message('k1')]));
    const broken = on(async (tx) => {
      await tx.putMessages([message('k1', { state: 'sending' }), message('k2')]);
      throw new Error('on purpose');
    });
    await expect(broken).rejects.toThrow('on purpose');
    const putBack = await opened().backup();
    await on((tx) => tx.putMessages([message('k1', { state: 'sent' }), message('k3')]));
    await store().close();
    use(await putBack());
    expect(await store().messages(SITE, { states: ['waiting', 'sent'], since: '', limit: 9 })).toEqual([message('k1')]);
  });

  it('never gives one message to two who take it at the same moment', async () => {
    await on((tx) => tx.putMessages(Array.from({ length: 12 }, (_, index) => message(`k${index}`))));
    const take = (claim: string): Promise<readonly string[]> =>
      on(async (tx) => {
        const due = await tx.dueMessages(AT, 3);
        await tx.putMessages(
          due.map((one) => ({ ...one, state: 'sending', claim, nextAt: '2026-11-23T09:00:00.000Z' })),
        );
        return due.map((one) => one.key);
      });
    const taken = (await Promise.all(['a', 'b', 'c', 'd', 'e'].map(take))).flat();
    expect(taken).toHaveLength(12);
    expect(new Set(taken).size).toBe(12);
  });
};
