import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Publication, PublishedCall } from '#shared/domain/publication/publication';

import { createHerald, type Herald } from './herald';
import { callOf, publicationWith } from './testing/publication';

const chimeMs = 1_100;

/** Ears that write down when something begins and ends; a text takes as long as it has letters. */
const listen = () => {
  const heard: string[] = [];
  const wait = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
  const prepared: string[] = [];
  const herald = createHerald({
    chime: async () => {
      heard.push('chime');
      await wait(chimeMs);
    },
    prepare: (text) => void prepared.push(text),
    say: async (text) => {
      heard.push(`<${text}`);
      await wait(text.length * 100);
      heard.push(`${text}>`);
    },
    hush: () => void heard.push('hush'),
    wait,
  });
  return { heard, prepared, herald };
};

const publish = (herald: Herald, calls: readonly PublishedCall[], change: Partial<Publication> = {}) =>
  herald.receive({ publication: publicationWith(calls, change), offlineSince: '' });
const said = (text: string) => ['chime', `<${text}`, `${text}>`];
const one = callOf('A001', 1, { deskNumber: 1 });
const two = callOf('A002', 1.4, { deskNumber: 2 });
const three = callOf('A003', 2, { deskNumber: 3 });
const texts = [
  'A zéro zéro un, guichet un',
  'A zéro zéro deux, guichet deux',
  'A zéro zéro trois, guichet trois',
] as const;

describe('herald', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is silent about what stood when the screen opened', async () => {
    const { heard, herald } = listen();
    publish(herald, [one]);
    await vi.runAllTimersAsync();
    expect([heard, herald.shown().announcer.current?.label]).toEqual([[], 'A001']);
  });

  it('shows a call and is not heard once the sound is switched off, which ends what is being said', async () => {
    const { heard, prepared, herald } = listen();
    publish(herald, []);
    publish(herald, [one]);
    await vi.advanceTimersByTimeAsync(chimeMs + 200);
    herald.toggleSound();
    expect(heard).toEqual(['chime', `<${texts[0]}`, 'hush']);
    await vi.runAllTimersAsync();
    publish(herald, [two, one]);
    expect([herald.shown().isSilent, herald.shown().saying?.label]).toEqual([true, 'A002']);
    await vi.runAllTimersAsync();
    expect(heard.slice(3)).toEqual([`${texts[0]}>`]);
    expect(prepared).not.toContain(texts[1]);
    herald.toggleSound();
    publish(herald, [three, two, one]);
    await vi.runAllTimersAsync();
    expect(heard.slice(4)).toEqual(said(texts[2]));
  });

  it('announces two calls within a second in order, each with its own text, and never two at once', async () => {
    const { heard, prepared, herald } = listen();
    publish(herald, []);
    publish(herald, [one]);
    await vi.advanceTimersByTimeAsync(400);
    publish(herald, [two, one]);
    expect(herald.shown().saying?.label).toBe('A001');
    await vi.runAllTimersAsync();
    expect(heard).toEqual([...said(texts[0]), ...said(texts[1])]);
    expect(prepared).toContain(texts[1]);
    expect([herald.shown().announcer.turn, herald.shown().saying]).toEqual([2, null]);
  });

  it('announces two calls of the same publication in the order in which they were made', async () => {
    const { heard, herald } = listen();
    publish(herald, []);
    publish(herald, [three, two, one]);
    await vi.runAllTimersAsync();
    expect(heard).toEqual(texts.flatMap(said));
  });

  it('announces a call once, however often it is published', async () => {
    const { heard, herald } = listen();
    publish(herald, []);
    for (let time = 0; time < 5; time += 1) {
      publish(herald, [one]);
      await vi.advanceTimersByTimeAsync(900);
    }
    herald.receive({ ...herald.shown().feed, offlineSince: '2026-11-23T09:01:00.000Z' });
    publish(herald, [one]);
    await vi.runAllTimersAsync();
    expect(heard).toEqual(said(texts[0]));
  });

  it('rings and speaks again for a recall', async () => {
    const { heard, herald } = listen();
    publish(herald, []);
    publish(herald, [one]);
    await vi.runAllTimersAsync();
    publish(herald, [{ ...one, callId: 'again', at: three.at }]);
    await vi.runAllTimersAsync();
    expect(heard).toEqual([...said(texts[0]), ...said(texts[0])]);
    expect(herald.shown().announcer.turn).toBe(2);
  });

  it('does not announce a call that was taken back before its turn', async () => {
    const { heard, herald } = listen();
    publish(herald, []);
    publish(herald, [three, two, one]);
    await vi.advanceTimersByTimeAsync(1_500);
    publish(herald, [three, one]);
    await vi.runAllTimersAsync();
    expect(heard).toEqual([...said(texts[0]), ...said(texts[2])]);
  });

  it('rings without a word where the site wants no voice, and lets each call stand for three seconds', async () => {
    const { heard, herald } = listen();
    publish(herald, [], { voice: false });
    publish(herald, [two, one], { voice: false });
    await vi.advanceTimersByTimeAsync(2_900);
    expect([heard, herald.shown().saying?.label]).toEqual([['chime'], 'A001']);
    await vi.advanceTimersByTimeAsync(200);
    expect([heard, herald.shown().saying?.label]).toEqual([['chime', 'chime'], 'A002']);
  });
});
