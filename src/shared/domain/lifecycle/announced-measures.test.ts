import { describe, expect, it } from 'vitest';

import { decideDeskSession } from './decide-desk-session';
import { stampEvents } from './event-log';
import { foldDeskSession } from './fold-desk-session';
import { undoEvents } from './undo';
import type { AnyEvent } from '../model/event';
import { announcedMeasures, announcedPayload } from './announced-measures';
import type { Measure } from '../model/measure';

const day = '2026-11-23';
const id = `desk-7:${day}`;
const base = { deskId: 'desk-7', agentId: 'agent', from: '11:00', to: '12:30' };
const measures: readonly Measure[] = [
  { ...base, kind: 'open' },
  { ...base, kind: 'pause', closureId: 'closure', was: { from: '11:30', to: '12:00' } },
  { ...base, kind: 'switch', reasonId: 'civil' },
];
let made = 0;
const write = (log: readonly AnyEvent[], bodies: readonly { readonly type: string }[]): readonly AnyEvent[] => [
  ...log,
  ...stampEvents(log, bodies, {
    at: new Date(Date.UTC(2026, 10, 23, 9, (made += 1))).toISOString(),
    by: { agentId: 'supervisor', deviceId: 'd', deskId: '' },
    newId: () => `e${made}-${log.length}-${Math.floor(made)}`,
  }),
];
const announce = (log: readonly AnyEvent[], measure: Measure): readonly AnyEvent[] => {
  const state = log.length === 0 ? null : foldDeskSession(id, 'site', log);
  const decided = decideDeskSession(state, { type: 'announce', announced: announcedPayload(measure, day) });
  return write(log, decided.ok ? decided.value : []);
};
const seen = (log: readonly AnyEvent[], on = day): readonly Measure[] =>
  announcedMeasures([foldDeskSession(id, 'site', log)], on).map(({ measure }) => measure);

describe('a change that was announced', () => {
  it.each(measures)('reads back as it was said: $kind', (measure) => {
    expect(seen(announce([], measure))).toEqual([measure]);
  });

  it('opens nothing, and is filed under its day though nobody ever sat there', () => {
    const session = foldDeskSession(id, 'site', announce([], { ...base, kind: 'open' }));
    expect(session).toMatchObject({ status: 'closed', day, deskId: 'desk-7', agentId: '', openedAt: '' });
  });

  it('ends with its day', () => {
    expect(seen(announce([], { ...base, kind: 'open' }), '2026-11-24')).toEqual([]);
  });

  it('is taken back by anybody who may, also after the desk was opened, and leaves the desk open', () => {
    const announced = announce([], { ...base, kind: 'open' });
    const open = write(announced, [{ type: 'opened', day, deskId: 'desk-7', agentId: 'agent' } as { type: string }]);
    const back = undoEvents(open, [announced[0]?.id ?? '']);
    const log = write(open, back.ok ? back.value : []);
    expect(seen(log)).toEqual([]);
    expect(foldDeskSession(id, 'site', log)).toMatchObject({ status: 'open', agentId: 'agent' });
    // Taken back twice, it stands again.
    const again = undoEvents(log, [log.at(-1)?.id ?? '']);
    expect(seen(write(log, again.ok ? again.value : []))).toEqual([{ ...base, kind: 'open' }]);
  });

  it('keeps its day when it was the only word on that desk and is taken back', () => {
    const announced = announce([], { ...base, kind: 'open' });
    const back = undoEvents(announced, [announced[0]?.id ?? '']);
    expect(foldDeskSession(id, 'site', write(announced, back.ok ? back.value : []))).toMatchObject({
      day,
      status: 'closed',
    });
  });

  it('does not stand in the way of what else is undone at that desk', () => {
    const opened = write([], [{ type: 'opened', day, deskId: 'desk-7', agentId: 'agent' } as { type: string }]);
    const log = announce(opened, { ...base, kind: 'switch', reasonId: 'civil' });
    expect(undoEvents(log, [opened[0]?.id ?? ''])).toMatchObject({ ok: true });
  });

  it('is passed over where it cannot be read', () => {
    const strange = [
      { type: 'measureAnnounced', ...announcedPayload({ ...base, kind: 'open' }, day), kind: 'party' },
      { type: 'measureAnnounced', ...announcedPayload({ ...base, kind: 'open' }, day), from: 'soon' },
    ];
    expect(seen(write([], strange))).toEqual([]);
  });
});
