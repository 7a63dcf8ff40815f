import { expect, it } from 'vitest';

import { SITE } from './documents';
import { seal } from './store-contract-journal';
import { AT, type Bench } from './store-bench';

const LATER = '2026-11-23T09:00:00.000Z';

/** What the store promises of the keys of calendar feeds. */
export const storeCalendars = ({ store, opened, use }: Bench): void => {
  const add = (id: string, agentId = '', siteId = SITE) =>
    store().addCalendar({ id, siteId, agentId, keyHash: `hash-${id}`, at: AT });

  it('knows a calendar by the hash of its key, and each site its own', async () => {
    await add('c1', 'agent-1');
    await add('c2', '', 'site-b');
    const first = { id: 'c1', siteId: SITE, agentId: 'agent-1', madeAt: AT, revokedAt: '', readAt: '' };
    expect(await store().calendarOfKey('hash-c1')).toEqual(first);
    expect(await store().calendarOfKey('hash')).toBeNull();
    expect(await store().listCalendars(SITE)).toEqual([first]);
    await store().noteCalendarRead('c1', LATER);
    expect((await store().calendarOfKey('hash-c1'))?.readAt).toBe(LATER);
  });

  it('ends a calendar once, and none of another site', async () => {
    await add('c1');
    expect(await store().revokeCalendar('site-b', 'c1', LATER)).toBe(false);
    expect((await store().calendarOfKey('hash-c1'))?.id).toBe('c1');
    expect([await store().revokeCalendar(SITE, 'c1', LATER), await store().revokeCalendar(SITE, 'c1', LATER)]).toEqual([
      true,
      false,
    ]);
    expect(await store().calendarOfKey('hash-c1')).toBeNull();
    expect((await store().listCalendars(SITE)).map(({ id, revokedAt }) => [id, revokedAt])).toEqual([['c1', LATER]]);
  });

  it('notes a calendar that is made or ended in the commit of it, and nothing where none ended', async () => {
    const noted = (id: string) => ({
      deviceId: 'boss',
      seal,
      lines: [
        {
          id,
          at: AT,
          keptAt: AT,
          agentId: '',
          kind: 'settingsWritten' as const,
          subject: id,
          count: 1,
          isProved: false,
        },
      ],
    });
    await store().addCalendar({
      id: 'c1',
      siteId: SITE,
      agentId: '',
      keyHash: 'hash-c1',
      at: AT,
      noted: noted('made'),
    });
    await store().revokeCalendar(SITE, 'c1', LATER, noted('cut'));
    await store().revokeCalendar(SITE, 'c1', LATER, noted('again'));
    expect((await store().journalLines(SITE, 0, 9)).map(({ subject }) => subject)).toEqual(['made', 'cut']);
  });

  it('keeps a calendar shut over the restore of an older backup, and reads the others again', async () => {
    await add('c1');
    await add('c2');
    const restore = await opened().backup();
    await store().revokeCalendar(SITE, 'c1', LATER);
    await store().close();
    use(await restore());
    expect(await store().calendarOfKey('hash-c1')).toBeNull();
    expect((await store().calendarOfKey('hash-c2'))?.id).toBe('c2');
    expect((await store().listCalendars(SITE)).map(({ revokedAt }) => revokedAt !== '')).toEqual([true, false]);
  });
};
