import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Connection, IpcInput, IpcOutput } from '#shared/ipc/contract';
import { faultWords } from '#shared/lib/fault-words';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { Answer } from '#shared/sync/wire/client';
import { kioskFeedbackRequest } from '#shared/sync/wire/kiosk-calls';
import type { FeedStore } from '../feed/feed-store';
import type { PublicLink } from '../feed/public-link';
import type { Log } from '../logging/log';
import { openJsonFile } from '../settings/json-file';
import { kioskFileSchema, newKioskFile } from './kiosk-file';
import { rememberPublication } from './last-publication';
import { createOutbox } from './outbox';
import { createService, type ServiceNeeds } from './service';
import { createTickets } from './tickets';

type Link = Pick<PublicLink, 'calls' | 'publication' | 'onPublication'>;

export type KioskNeeds = Omit<ServiceNeeds, 'publication' | 'calls' | 'outbox'> & {
  readonly userData: string;
  readonly link: Link;
  readonly feed: FeedStore;
  readonly connection: () => Connection | null;
  readonly log: Log;
};

export type Kiosk = {
  readonly ticket: (wish: IpcInput<'kiosk.ticket'>) => Promise<IpcOutput<'kiosk.ticket'>>;
  readonly checkIn: (said: IpcInput<'kiosk.checkIn'>) => Promise<IpcOutput<'kiosk.checkIn'>>;
  readonly undo: (touch: IpcInput<'kiosk.undo'>) => Promise<IpcOutput<'kiosk.undo'>>;
  readonly help: (touch: IpcInput<'kiosk.help'>) => Promise<IpcOutput<'kiosk.help'>>;
  readonly feedback: (said: IpcInput<'kiosk.feedback'>) => Promise<IpcOutput<'kiosk.feedback'>>;
  readonly service: (call: IpcInput<'kiosk.service'>) => Promise<IpcOutput<'kiosk.service'>>;
  /** Forgets what it gave and was told, and what it has not handed in. */
  readonly forget: () => void;
  readonly stop: () => void;
};

/** The answer of the server; `null` when no right one came. A call that brought none is made once more: its key makes that safe. */
const askTwice = async <Value>(call: () => Promise<Answer<Value>>): Promise<Value | null> => {
  const first = await call();
  const answer = first.ok || first.reason.status !== 0 ? first : await call();
  return answer.ok ? answer.value : null;
};

type CheckInAnswer = IpcOutput<'kiosk.checkIn'>;

const unreachable: CheckInAnswer = { answer: 'unreachable', ticket: null, detail: '' };

const toPage = (reply: CallOutput<'kioskCheckIn'>): CheckInAnswer => {
  switch (reply.answer) {
    case 'ticket':
      return { answer: 'ticket', ticket: { ...reply.ticket, isOwn: false }, detail: '' };
    case 'alreadyHere':
      return { answer: 'alreadyHere', ticket: null, detail: reply.label };
    case 'askReception':
      return { answer: 'askReception', ticket: null, detail: reply.why };
    case 'initial':
      return { answer: 'initial', ticket: null, detail: '' };
  }
};

/** All that a kiosk does besides showing its page. */
export const createKiosk = (needs: KioskNeeds): Kiosk => {
  const { userData, link, feed, connection, station, log, nowMs } = needs;
  const { calls } = link;
  const file = openJsonFile({
    file: path.join(userData, 'kiosk.json'),
    schema: kioskFileSchema,
    fallback: newKioskFile(),
    onBroken: () => log.error('settings.broken', 'kiosk.json'),
    // A number that was given is known as long as the program runs, which beats refusing it.
    onUnwritten: (error) => log.error('kiosk.notKept', faultWords(error)),
  });
  const outbox = createOutbox({ file, calls, log });
  const newTrackKey = (): string => randomBytes(16).toString('base64url');
  // Whatever the server publishes, it is there again.
  const stopFlushing = link.onPublication(() => void outbox.flush());
  const stopRemembering = rememberPublication({ userData, feed, link, connection, station, log, nowMs });
  return {
    ticket: createTickets({ link, connection, outbox, file, nowMs, newTrackKey }),
    checkIn: async (said) => {
      const reply = await askTwice(() => calls.kioskCheckIn(said));
      return reply ? toPage(reply) : unreachable;
    },
    undo: async ({ key }) => {
      if (await outbox.takeBack(key)) return { undone: true };
      return { undone: (await askTwice(() => calls.kioskUndo({ key })))?.undone === true };
    },
    help: async (call) => ({ asked: (await askTwice(() => calls.kioskHelp(call)))?.asked === true }),
    feedback: async ({ key, score, theme }) => {
      const body = kioskFeedbackRequest.safeParse({ key, score, theme });
      if (!body.success) return { kept: false };
      outbox.add({ kind: 'feedback', body: body.data });
      void outbox.flush();
      return { kept: true };
    },
    service: createService({ ...needs, calls, publication: link.publication, outbox }),
    forget: () => file.write(newKioskFile()),
    stop: () => {
      stopFlushing();
      stopRemembering();
      outbox.stop();
    },
  };
};
