import { beforeEach, expect, it, vi } from 'vitest';

const played = vi.hoisted(() => ({ wavs: [] as string[], stops: 0 }));
type Rendered = { readonly wav: string };
const rendering = vi.hoisted(() => ({ done: null as ((rendered: Rendered) => void) | null }));

vi.mock('../../platform/bridge', () => ({
  guichetBridge: () => ({ invoke: () => new Promise((resolve) => void (rendering.done = resolve)) }),
}));
vi.mock('../../platform/play-wav', () => ({
  playWav: (wav: string) => {
    played.wavs.push(wav);
    return { ended: Promise.resolve(), stop: () => void (played.stops += 1) };
  },
}));

const { hushSpeech, saySpeech } = await import('./speech');

beforeEach(() => {
  played.wavs = [];
  played.stops = 0;
});

it('plays a text when it is rendered, and a hush ends it', async () => {
  const said = saySpeech('Ticket A001, guichet 2');
  rendering.done?.({ wav: 'sound' });
  await said;
  hushSpeech();
  expect(played).toEqual({ wavs: ['sound'], stops: 1 });
});

it('plays nothing where the sound was switched off while the text was rendered', async () => {
  const said = saySpeech('Ticket A002, guichet 2');
  hushSpeech();
  rendering.done?.({ wav: 'sound' });
  await said;
  expect(played.wavs).toEqual([]);
});
