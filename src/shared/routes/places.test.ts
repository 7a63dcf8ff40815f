import { describe, expect, it } from 'vitest';

import { formatRoute, parseRoute } from './places';

describe('routes', () => {
  it('come back as they went', () => {
    const route = { place: 'agenda', params: { day: '2026-11-23', time: '15:20' } } as const;
    expect(parseRoute(formatRoute(route))).toEqual(route);
    expect(formatRoute({ place: 'reception', params: {} })).toBe('#/reception');
  });

  it('are nothing when the place is unknown or the text is broken', () => {
    expect(parseRoute('')).toBeNull();
    expect(parseRoute('#/nowhere')).toBeNull();
    expect(parseRoute('#/agenda?day=%')).toEqual({ place: 'agenda', params: { day: '%' } });
  });
});
