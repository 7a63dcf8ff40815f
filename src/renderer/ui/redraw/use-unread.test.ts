import { describe, expect, it } from 'vitest';

import { createUnread } from './use-unread';
import { UNREAD_MS } from '#shared/lib/unread';

describe('createUnread', () => {
  it('holds back a press at a place where something else stood a moment ago, and no longer', () => {
    const unread = createUnread();
    unread.show(['recall A012', 'lend 3'], '', 1000);
    expect(unread.isUnread(0, 1001)).toBe(false);
    unread.show(['gone A012', 'lend 3'], '', 2000);
    expect(unread.isUnread(0, 2000 + UNREAD_MS - 1)).toBe(true);
    expect(unread.isUnread(1, 2001)).toBe(false);
    unread.show(['gone A012', 'lend 3'], '', 2100);
    expect(unread.isUnread(0, 2000 + UNREAD_MS)).toBe(false);
  });

  it('holds back a press where the place was empty in between', () => {
    const unread = createUnread();
    unread.show(['tell-1'], '', 0);
    unread.show([''], '', 5000);
    unread.show(['tell-2'], '', 5100);
    expect(unread.isUnread(0, 5200)).toBe(true);
  });

  it('lets what the person went to by themselves be acted on at once', () => {
    const unread = createUnread();
    unread.show(['tell-1'], '', 0);
    unread.show(['tell-2'], 'tell-2', 5000);
    expect(unread.isUnread(0, 5001)).toBe(false);
    // Its successor is not what they went to.
    unread.show(['tell-3'], 'tell-2', 6000);
    expect(unread.isUnread(0, 6001)).toBe(true);
  });

  it('lets the first lines that answer another question be acted on at once, and not those that replace them', () => {
    const unread = createUnread();
    unread.show(['8:30'], '', 0, 'passport');
    unread.show(['9:00'], '', 1000, 'card');
    expect(unread.isUnread(0, 1001)).toBe(false);
    unread.show(['9:20'], '', 2000, 'card');
    expect(unread.isUnread(0, 2001)).toBe(true);
  });

  it('holds back a press where what the person once went to has come back by itself', () => {
    const unread = createUnread();
    unread.show(['tell-1'], '', 0);
    unread.show(['overbooked-2'], 'overbooked-2', 1000);
    unread.show(['tell-2'], 'overbooked-2', 5000);
    unread.show(['overbooked-2'], 'overbooked-2', 9000);
    expect(unread.isUnread(0, 9001)).toBe(true);
  });
});
