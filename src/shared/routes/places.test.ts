import { describe, expect, it } from 'vitest';

import { askedAt, formatRoute, parseRoute, places, wayBackOf } from './places';

describe('routes', () => {
  it('come back as they went', () => {
    const route = { place: 'agenda', params: { day: '2026-11-23', time: '15:20' } } as const;
    expect(parseRoute(formatRoute(route))).toEqual(route);
    expect(formatRoute({ place: 'reception', params: {} })).toBe('#/reception');
  });

  it.each(places)('lead a form in the agenda back to %s, where it was asked for, and nothing else anywhere', (here) => {
    const form = { place: 'agenda', params: { new: '1', citizen: 'c' } } as const;
    expect(wayBackOf(askedAt(here, form).params)).toBe(here === 'agenda' ? null : here);
    for (const place of places) {
      const other = { place, params: place === 'agenda' ? { day: '2026-11-23' } : { new: '1' } };
      expect(askedAt(here, other)).toEqual(other);
    }
    expect(wayBackOf({ back: here })).toBeNull();
    expect(wayBackOf({ new: '1', back: 'nowhere' })).toBeNull();
  });

  it('are nothing when the place is unknown or the text is broken', () => {
    expect(parseRoute('')).toBeNull();
    expect(parseRoute('#/nowhere')).toBeNull();
    expect(parseRoute('#/agenda?day=%')).toEqual({ place: 'agenda', params: { day: '%' } });
  });
});
