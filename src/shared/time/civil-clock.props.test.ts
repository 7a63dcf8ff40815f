import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { civilOf, minutesOf } from './civil';
import { civilClock } from './civil-clock';

describe('civilClock', () => {
  it('reads every instant as civilOf does, in any zone of France and beyond', () => {
    const zones = fc.constantFrom(
      'Europe/Paris',
      'Indian/Reunion',
      'Pacific/Marquesas',
      'America/Cayenne',
      'Asia/Kathmandu',
    );
    const instants = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2031-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, fc.array(instants, { maxLength: 30 }), (zone, dates) => {
        const read = civilClock(zone);
        for (const date of dates) {
          const { day, time } = civilOf(date.toISOString(), zone);
          expect(read(date.toISOString())).toEqual({ day, minute: minutesOf(time) });
        }
      }),
    );
  });

  it('follows the clock on both nights on which it changes', () => {
    const read = civilClock('Europe/Paris');
    expect(read('2026-03-29T00:59:59.999Z')).toEqual({ day: '2026-03-29', minute: 119 });
    expect(read('2026-03-29T01:00:00.000Z')).toEqual({ day: '2026-03-29', minute: 180 });
    expect(read('2026-10-25T00:30:00.000Z')).toEqual({ day: '2026-10-25', minute: 150 });
    expect(read('2026-10-25T01:30:00.000Z')).toEqual({ day: '2026-10-25', minute: 150 });
  });
});
