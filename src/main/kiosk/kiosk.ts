import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { z } from 'zod';
import type { Connection, IpcInput, IpcOutput } from '#shared/ipc/contract';
import { kioskCheckInReply, kioskFeedbackRequest, kioskHelpReply, kioskUndoReply } from '#shared/sync/kiosk-protocol';
import type { FeedStore } from '../feed/feed-store';
import type { PublicLink } from '../feed/public-link';
import type { Log } from '../logging/log';
import { openJsonFile } from '../settings/json-file';
import { kioskFileSchema, newKioskFile } from './kiosk-file';
import { rememberPublication } from './last-publication';
import { createOutbox } from './outbox';
import { createService, type ServiceNeeds } from './service';
import { createTickets } from './tickets';

/** A person waits in front of the screen, and there is no number to give instead. */
const ANSWER_WITHIN_MS = 2_500;

type Link = Pick<PublicLink, 'post' | 'publication' | 'onPublication'>;

export type KioskNeeds = Omit<ServiceNeeds, 'publication' | 'outbox'> & {
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
  readonly stop: () => void;
};

/** Asks the server; `null` when no right answer came. A call that stayed without an answer is made once more: its key makes that safe. */
const askWith =
  ({ post }: Link) =>
  async <Schema extends z.ZodType>(
    route: string,
    content: object,
    schema: Schema,
  ): Promise<z.output<Schema> | null> => {
    const reply = (await post(route, content, ANSWER_WITHIN_MS)) ?? (await post(route, content, ANSWER_WITHIN_MS));
    const answer = schema.safeParse(reply?.status === 200 ? reply.body : null);
    return answer.success ? answer.data : null;
  };

type CheckInAnswer = IpcOutput<'kiosk.checkIn'>;

const unreachable: CheckInAnswer = { answer: 'unreachable', ticket: null, detail: '' };

const toPage = (reply: z.output<typeof kioskCheckInReply>): CheckInAnswer => {
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
  const file = openJsonFile({
    file: path.join(userData, 'kiosk.json'),
    schema: kioskFileSchema,
    fallback: newKioskFile(),
    onBroken: () => log.error('settings.broken', 'kiosk.json'),
  });
  const outbox = createOutbox({ file, post: link.post, log });
  const newTrackKey = (): string => randomBytes(16).toString('base64url');
  const ask = askWith(link);
  // Whatever the server publishes, it is there again.
  const forget = link.onPublication(() => void outbox.flush());
  const stopRemembering = rememberPublication({ userData, feed, link, connection, station, log, nowMs });
  return {
    ticket: createTickets({ link, connection, outbox, file, nowMs, newTrackKey }),
    checkIn: async (said) => {
      const reply = await ask('/v1/kiosk/check-in', said, kioskCheckInReply);
      return reply ? toPage(reply) : unreachable;
    },
    undo: async ({ key }) => {
      if (await outbox.takeBack(key)) return { undone: true };
      return { undone: (await ask('/v1/kiosk/undo', { key }, kioskUndoReply))?.undone === true };
    },
    help: async ({ key }) => ({ asked: (await ask('/v1/kiosk/help', { key }, kioskHelpReply))?.asked === true }),
    feedback: async ({ key, score, theme }) => {
      const body = kioskFeedbackRequest.safeParse({ key, score, theme });
      if (!body.success) return { kept: false };
      outbox.add({ kind: 'feedback', body: body.data });
      void outbox.flush();
      return { kept: true };
    },
    service: createService({ ...needs, publication: link.publication, outbox }),
    stop: () => {
      forget();
      stopRemembering();
      outbox.stop();
    },
  };
};
