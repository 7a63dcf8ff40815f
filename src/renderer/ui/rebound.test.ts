import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { UNREAD_MS } from '#shared/lib/unread';

import { createRebound } from './writing';

describe('Entrée after a question that Entrée opened', () => {
  it('is deaf while nobody can have read the question, and when the key is held', () => {
    const rebound = createRebound();
    expect(rebound.press('Entrée', 0)).toBe(false);
    rebound.open(40);
    expect(rebound.press('Entrée', 400)).toBe(true);
    expect(rebound.press('Entrée', 3000, true)).toBe(true);
    expect(rebound.press('Entrée', 40 + UNREAD_MS)).toBe(false);
    expect(rebound.press('Entrée', 50 + UNREAD_MS)).toBe(false);
  });

  it('is heard where another key, the mouse or another control came between, or another key opened the question', () => {
    const rebound = createRebound();
    rebound.press('Entrée', 0);
    rebound.open(10);
    rebound.press('↓', 100);
    expect(rebound.press('Entrée', 200)).toBe(false);
    rebound.open(210);
    rebound.seen();
    expect(rebound.press('Entrée', 220)).toBe(false);
    rebound.press('F4', 300);
    rebound.open(310);
    expect(rebound.press('Entrée', 320)).toBe(false);
    rebound.open(320 + UNREAD_MS + 1);
    expect(rebound.press('Entrée', 330 + UNREAD_MS)).toBe(false);
  });

  it('is deaf after any key where an act has just ended', () => {
    const rebound = createRebound();
    rebound.press('F9', 0);
    rebound.open(150, true);
    expect(rebound.press('Entrée', 250)).toBe(true);
    expect(rebound.press('Entrée', 150 + UNREAD_MS)).toBe(false);
    rebound.open(2000, true);
    // Another key in between begins the next act, so Entrée is heard again.
    expect(rebound.press('3', 2100)).toBe(false);
    expect(rebound.press('Entrée', 2200)).toBe(false);
  });

  it('never stops another key, nor the first Entrée', () => {
    const step = fc.record({ key: fc.constantFrom('Entrée', '1', 'Échap'), opens: fc.boolean(), after: fc.nat(900) });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const rebound = createRebound();
        let [at, opened] = [0, false];
        for (const { key, opens, after } of steps) {
          at += after;
          const isDeaf = rebound.press(key, at);
          if (key !== 'Entrée' || !opened) expect(isDeaf).toBe(false);
          if (opens) rebound.open(at);
          opened ||= opens;
        }
      }),
    );
  });
});

describe('A key that opened a question, pressed again', () => {
  it('is deaf while nobody can have read the question, and answers it afterwards', () => {
    const rebound = createRebound();
    expect(rebound.press('Maj F7', 0)).toBe(false);
    rebound.open(20);
    // Maj goes down again before the second one.
    expect(rebound.press('Maj Shift', 170)).toBe(false);
    expect(rebound.press('Maj F7', 180)).toBe(true);
    expect(rebound.press('Maj F7', 20 + UNREAD_MS)).toBe(false);
  });

  it('is heard at once where it is a digit: two questions in a row are answered by the same one', () => {
    const rebound = createRebound();
    rebound.press('1', 0);
    rebound.open(20);
    expect(rebound.press('1', 200)).toBe(false);
  });
});

describe('Entrée after an act whose second press would do harm in one part of the screen', () => {
  it('is deaf there, and heard anywhere else', () => {
    let isThere = true;
    const rebound = createRebound();
    rebound.press('Entrée', 0);
    rebound.open(100, true, () => isThere);
    expect(rebound.press('Entrée', 200)).toBe(true);
    isThere = false;
    expect(rebound.press('Entrée', 300)).toBe(false);
  });
});

describe('Échap after an Échap that left a form for another place', () => {
  it('does nothing there while nobody can have seen it, and when the key is held', () => {
    const rebound = createRebound();
    expect(rebound.press('Échap', 0)).toBe(false);
    rebound.left(10);
    expect(rebound.press('Échap', 200)).toBe(true);
    expect(rebound.press('Échap', 3000, true)).toBe(true);
    expect(rebound.press('Échap', 10 + UNREAD_MS)).toBe(false);
    rebound.left(1000);
    expect(rebound.press('F3', 1100)).toBe(false);
    expect(rebound.press('Échap', 1200)).toBe(false);
  });
});

describe('Ctrl Entrée after a Ctrl Entrée that emptied a form for the next', () => {
  it('is deaf while nobody can have read what it led to, and Entrée is not', () => {
    const rebound = createRebound();
    expect(rebound.press('Ctrl Entrée', 0)).toBe(false);
    rebound.open(10);
    // Ctrl goes down again before the second one.
    expect(rebound.press('Ctrl Control', 190)).toBe(false);
    expect(rebound.press('Ctrl Entrée', 200)).toBe(true);
    expect(rebound.press('Entrée', 250)).toBe(false);
    expect(rebound.press('Ctrl Entrée', 300)).toBe(false);
    rebound.open(310);
    expect(rebound.press('Ctrl Entrée', 310 + UNREAD_MS)).toBe(false);
  });

  it('is heard where the next was begun, or Entrée led there', () => {
    const rebound = createRebound();
    rebound.press('Ctrl Entrée', 0);
    rebound.open(10);
    rebound.seen();
    expect(rebound.press('Ctrl Entrée', 200)).toBe(false);
    rebound.press('Entrée', 1000);
    rebound.open(1010);
    expect(rebound.press('Ctrl Entrée', 1100)).toBe(false);
  });
});
