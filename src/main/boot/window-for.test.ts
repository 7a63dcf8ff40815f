import { describe, expect, it } from 'vitest';
import { windowFor } from './window-for';

const connection = { baseUrl: '', token: 'token', deviceId: '', siteId: '', series: '' };

describe('windowFor', () => {
  it.each(['unset', 'demo', 'hub', 'member'] as const)('opens the desk for %s', (mode) => {
    expect(windowFor(mode, connection)).toBe('main');
  });

  it.each(['display', 'kiosk'] as const)('opens the %s alone, before its token came too', (mode) => {
    expect(windowFor(mode, connection)).toBe(mode);
    expect(windowFor(mode, { ...connection, token: null, starting: true })).toBe(mode);
  });

  it.each(['display', 'kiosk'] as const)('asks for a code where the %s lost its key', (mode) => {
    expect(windowFor(mode, { ...connection, token: null })).toBe('main');
    expect(windowFor(mode, null)).toBe('main');
  });
});
