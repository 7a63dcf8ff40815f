import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lookAt, unwatched, type Queued } from './newcomer';
import { ARRIVAL_MS, hear, hush, nextIn, reword, silent, speak, type Pace } from './pace';
import type { VoiceLevel } from './voice';

const queue = (...labels: readonly string[]) => labels.map((label) => ({ id: label.toLowerCase(), label }));
const nobodys = () => false;

/** What is told of a second look at a queue. */
const second = (
  before: readonly Queued[],
  after: readonly Queued[],
  level: VoiceLevel = 'all',
  isOwn: (label: string) => boolean = nobodys,
) => lookAt(lookAt(unwatched, before, level, isOwn).watched, after, level, isOwn).telling;

describe('who came to a queue', () => {
  it('is the newest, also of several at once', () => {
    expect(second(queue('A001'), queue('A001', 'A002', 'A003'))).toEqual({ does: 'say', label: 'A003' });
  });

  it('may stand before the others in the order of the queue', () => {
    expect(second(queue('A001'), queue('B001', 'A001'))).toEqual({ does: 'say', label: 'B001' });
  });

  it('is nobody when people leave', () => {
    expect(second(queue('A001', 'A002'), queue('A002'))).toEqual({ does: 'nothing' });
  });

  it('is nobody who stood there at the first look, and nobody who was sent from here', () => {
    expect(lookAt(unwatched, queue('A001'), 'all', nobodys).telling).toEqual({ does: 'nothing' });
    expect(second([], queue('A001'), 'all', (label) => label === 'A001')).toEqual({ does: 'nothing' });
    // The others who came with them are told.
    expect(second([], queue('A001', 'A002'), 'all', (label) => label === 'A002')).toEqual({
      does: 'say',
      label: 'A001',
    });
  });

  it('is told with the essential only where nobody waited, and never where nothing is said', () => {
    expect(second(queue('A001'), queue('A001', 'A002'), 'essential')).toEqual({ does: 'nothing' });
    expect(second([], queue('A002'), 'essential')).toEqual({ does: 'say', label: 'A002' });
    expect(second([], queue('A002'), 'nothing')).toEqual({ does: 'nothing' });
  });
});

/** Queues as they are seen one after the other, and how long each stands. */
const days = fc.array(
  fc.record({
    waiting: fc.subarray(['A001', 'A002', 'A003', 'A004', 'A005'], { minLength: 0 }),
    standsMs: fc.nat({ max: ARRIVAL_MS }),
  }),
  { maxLength: 30 },
);

it('says of nobody that they wait who does not, and the number that waits at that moment', () => {
  fc.assert(
    fc.property(days, fc.constantFrom<VoiceLevel>('essential', 'all'), (seen, level) => {
      let pace: Pace = silent;
      let watched = unwatched;
      let now = 0;
      for (const { waiting, standsMs } of seen) {
        const shown = queue(...waiting);
        const looked = lookAt(watched, shown, level, nobodys);
        const { telling } = looked;
        watched = looked.watched;
        if (telling.does === 'unsay') pace = hush(pace, 'arrival');
        if (telling.does === 'say' || telling.does === 'reword') {
          const text = `${telling.label} of ${shown.length}`;
          pace =
            telling.does === 'say'
              ? hear(pace, { kind: 'arrival', text, nameless: text }, now)
              : reword(pace, 'arrival', text);
        }
        for (const end = now + standsMs; ;) {
          const inMs = nextIn(pace, now);
          if (inMs === null || now + inMs > end) {
            now = end;
            break;
          }
          now += inMs;
          const spoken = speak(pace, now);
          pace = spoken.pace;
          expect(waiting.map((label) => `${label} of ${waiting.length}`)).toContain(spoken.news?.text);
        }
      }
    }),
  );
});
