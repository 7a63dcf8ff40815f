import type { Publication } from '#shared/domain/publication/publication';
import { clientOver, type CallResponse } from '#shared/sync/wire/client';
import type { PublicLink } from '../../feed/public-link';

export const reasonId = 'reason-1';

/** What a kiosk of the morning shows: one reason, in series B. */
/** The digits that its server knows. */
const digits = '2468';

export const publicationOfMorning = (exitPin = ''): Publication => ({
  site: { name: 'Hôtel de ville', commune: 'Fontbelle', accent: '', zone: 'Europe/Paris' },
  clockOffsetMs: 0,
  asOf: '2026-11-23T08:00:00.000Z',
  day: '2026-11-23',
  calls: [],
  waits: [],
  messages: [],
  hours: '',
  closure: null,
  voice: true,
  kiosk: {
    languages: ['fr', 'en'],
    isClosed: false,
    isOver: false,
    reasons: [{ id: reasonId, name: 'État civil', names: { en: 'Records' }, icon: '', wait: null, ahead: 0 }],
    checkIn: true,
    expectedTimes: [],
    feedback: true,
    exitPin,
    hasExit: true,
    ticket: { blocks: [], cut: true, publicUrl: '' },
    seriesOf: { [reasonId]: 'B' },
  },
});

export type Posted = { readonly path: string; readonly content: Readonly<Record<string, unknown>> };

export type FakeLink = Pick<PublicLink, 'calls' | 'publication' | 'onPublication'> & {
  readonly posted: Posted[];
  /** What the server answers from now on. */
  answer: (posted: Posted) => CallResponse | null | Promise<CallResponse | null>;
  shown: Publication | null;
  /** Whether the server judges digits now. */
  isServing: boolean;
  /** The server is heard again. */
  readonly publish: () => void;
};

export const silence = (): null => null;

/** A way to a server that does as it is told. */
export const fakeLink = (): FakeLink => {
  const listeners = new Set<(publication: Publication) => void>();
  const link: FakeLink = {
    posted: [],
    answer: silence,
    shown: publicationOfMorning(),
    isServing: true,
    calls: clientOver(async ({ path, body }) => {
      const posted = { path, content: body as Record<string, unknown> };
      if (path === '/v1/kiosk/service')
        return link.isServing
          ? { status: 200, body: { verdict: posted.content['pin'] === digits ? 'right' : 'wrong' } }
          : null;
      link.posted.push(posted);
      return link.answer(posted);
    }),
    publication: () => link.shown,
    onPublication: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    publish: () => {
      if (link.shown) for (const listener of listeners) listener(link.shown);
    },
  };
  return link;
};
