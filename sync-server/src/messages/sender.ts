import type { MessageChannel } from '#shared/domain/model/appointment';
import { addMinutes } from '#shared/time/civil';

import { rememberReference } from '../documents/load-facts';
import type { HoldBegin } from '../needs';
import type { Store } from '../store/port';
import type { MessageSettings, SmsSettings } from './message-settings';
import { noteHanded, noteOutcome, type Outcome } from './note-outcome';
import { sendEmail } from './send-email';
import { freeSmsWaits, uncountSms } from './sms-budget';
import { takeMessage, type TakenMessage } from './take-message';

/** An SMS to send. `hand` notes, before anything goes out, that it may be sent from now on. */
type Sms = {
  readonly key: string;
  readonly to: string;
  readonly text: string;
  readonly hand: () => Promise<boolean>;
};

const escapes = {
  json: (value: string): string => JSON.stringify(value).slice(1, -1),
  form: (value: string): string => encodeURIComponent(value),
  header: (value: string): string => value.replaceAll(/[^\x20-\x7E]/g, ''),
} as const;

/** A text with `{{to}}`, `{{text}}`, `{{key}}` and `{{token}}` filled in one pass, each written so that it stays one value. */
const fillGateway = (text: string, values: Readonly<Record<string, string>>, format: keyof typeof escapes): string =>
  text.replaceAll(/\{\{(to|text|key|token)\}\}/g, (_whole, name: string) => escapes[format](values[name] ?? ''));

/** Codes of the system that say that no connection was made: the gateway has seen nothing. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

const codeOf = (error: unknown): string => {
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string'
    ? cause.code
    : '';
};

/** What an answer means. A gateway that knows its calls by their key may be asked again whatever it said. */
const outcomeOf = (status: number, isIdempotent: boolean): Outcome => {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 401 || status === 403) return { kind: 'retry', why: `auth ${status}`, closes: true };
  if (status === 429 || status === 503) return { kind: 'retry', why: `later ${status}`, closes: true };
  if (status === 408 || status === 409 || status === 425 || status >= 500)
    return isIdempotent
      ? { kind: 'retry', why: `later ${status}`, closes: false }
      : { kind: 'uncertain', why: `answer ${status}` };
  return { kind: 'failed', why: `refused ${status}` };
};

const request = (settings: SmsSettings, { key, to, text }: Sms, limitMs: number): Promise<Response> => {
  const values = { to, text, key, token: settings.token };
  const headers = new Headers({
    'content-type': settings.format === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
  });
  for (const [name, value] of Object.entries(settings.headers)) headers.set(name, fillGateway(value, values, 'header'));
  if (settings.idempotencyHeader !== '') headers.set(settings.idempotencyHeader, escapes.header(key));
  return fetch(settings.url, {
    method: settings.method,
    headers,
    body: fillGateway(settings.body, values, settings.format),
    redirect: 'error',
    signal: AbortSignal.timeout(limitMs),
  });
};

/**
 * Sends one SMS through a gateway. One that knows its calls by their key is asked again until it answers; of another an answer that
 * is lost leaves the message uncertain, which is noted before the call.
 */
const sendSms = async (settings: SmsSettings, sms: Sms, limitMs: number): Promise<Outcome> => {
  const isIdempotent = settings.idempotencyHeader !== '';
  if (!isIdempotent && !(await sms.hand())) return { kind: 'retry', why: 'lease', closes: false };
  try {
    const answer = await request(settings, sms, limitMs);
    await answer.body?.cancel();
    return outcomeOf(answer.status, isIdempotent);
  } catch (error) {
    const isSafe = isIdempotent || NEVER_LEFT.test(codeOf(error));
    return isSafe ? { kind: 'retry', why: 'unreachable', closes: true } : { kind: 'uncertain', why: 'noAnswer' };
  }
};

/** What the sender works with. */
export type SenderNeeds = {
  readonly store: Store;
  readonly siteId: string;
  readonly settings: MessageSettings;
  readonly clock: () => number;
  readonly newId: () => string;
  /** Holds the begin of the present history against the clock: by it is judged what may have been sent already. */
  readonly holdBegin: HoldBegin;
  /** Hears of faults of ours, never of a message. */
  readonly onFault: (error: unknown) => void;
};

/** A loop that sends what is due. */
export type Sender = {
  /** Sends all that is due now; a test waits for it. */
  readonly sendDue: () => Promise<void>;
  /** Ends the loop after the message in hand. */
  readonly close: () => Promise<void>;
};

// A channel that is down is tried again after so many looks, then after twice as many, up to the longest.
const FIRST_CLOSED_LOOKS = 6;
const LONGEST_CLOSED_MIN = 10;
const UNCONFIGURED_MIN = 10;

/** A lease outlives the longest attempt: whoever finds it run out knows that the other is gone, or is held back by `noteHanded`. */
const LEASE_FACTOR = 1.5;

const MOST_NOTES = 5;
const NOTE_WAIT_MS = 1_000;

type Door = { readonly until: string; readonly waitMin: number };

const doors = (settings: MessageSettings, isoNow: () => string) => {
  const closed = new Map<MessageChannel, Door>();
  return {
    closedUntil: (channel: MessageChannel): string =>
      settings[channel] ? (closed.get(channel)?.until ?? '') : addMinutes(isoNow(), UNCONFIGURED_MIN),
    note: (channel: MessageChannel, outcome: Outcome): void => {
      if (outcome.kind !== 'retry' || !outcome.closes) return void closed.delete(channel);
      const before = closed.get(channel)?.waitMin ?? (FIRST_CLOSED_LOOKS * settings.lookSeconds) / 60 / 2;
      const waitMin = Math.min(before * 2, LONGEST_CLOSED_MIN);
      closed.set(channel, { until: addMinutes(isoNow(), waitMin), waitMin });
    },
  };
};

const deliver = async (needs: SenderNeeds, { message, to, text, invitation }: TakenMessage): Promise<Outcome> => {
  const { store, siteId, settings, clock } = needs;
  const limitMs = settings.timeoutSeconds * 1_000;
  const hand = (): Promise<boolean> =>
    store.withSite(siteId, (site) => noteHanded(site, message, new Date(clock()).toISOString()));
  const { key } = message;
  if (message.channel === 'email' && settings.email)
    return sendEmail(settings.email, { key, to, ...text, invitation, hand }, limitMs);
  if (message.channel === 'sms' && settings.sms)
    return sendSms(settings.sms, { key, to, text: text.body, hand }, limitMs);
  return { kind: 'retry', why: 'notConfigured', closes: true };
};

const smsOf = ({ sms }: MessageSettings) =>
  sms
    ? {
        morePrefixes: sms.morePrefixes,
        perNumberAndDay: sms.mostPerNumberAndDay,
        perDay: sms.mostPerDay,
        perMonth: sms.mostPerMonth,
      }
    : null;

/** What is known of a message that went out is too dear to be lost to a full disk that is emptied a moment later. */
const persist = async (note: () => Promise<void>): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await note();
    } catch (error) {
      if (tries >= MOST_NOTES) throw error;
      await new Promise((resolve) => setTimeout(resolve, NOTE_WAIT_MS));
    }
  }
};

/** Sends what is due, one after the other, whichever process asked for it. Of several processes each message has one. */
export const startSender = (needs: SenderNeeds): Sender => {
  const { store, siteId, settings, clock, newId, onFault } = needs;
  const isoNow = (): string => new Date(clock()).toISOString();
  const referenceOf = rememberReference();
  const { closedUntil, note } = doors(settings, isoNow);
  let isClosing = false;
  // The settings are those of this start, and their budgets may be larger than before.
  let turn: Promise<void> = freeSmsWaits(store, siteId, isoNow()).catch(onFault);

  /** Gives whether there may be more. */
  const sendOne = async (): Promise<boolean> => {
    await needs.holdBegin();
    const next = await store.nextMessageAt(siteId);
    if (next === '' || next > isoNow()) return false;
    const { from = '', fromName = '' } = settings.email ?? {};
    const { taken, zone, isMore } = await store.withSite(siteId, async (site) => {
      const reference = await referenceOf(site);
      if (!reference) return { taken: null, zone: '', isMore: false };
      const { restoredAt } = store;
      const leaseMs = settings.timeoutSeconds * 1_000 * LEASE_FACTOR;
      const delayMin = settings.delaySeconds / 60;
      const organizer = from === '' ? null : { name: fromName || reference.site.name, email: from };
      const facts = {
        site,
        reference,
        at: isoNow(),
        delayMin,
        claim: newId(),
        leaseMs,
        restoredAt,
        organizer,
        sms: smsOf(settings),
        closedUntil,
      };
      return { ...(await takeMessage(facts)), zone: reference.site.zone };
    });
    if (!taken) return isMore;
    const outcome = await deliver(needs, taken);
    note(taken.message.channel, outcome);
    await persist(() =>
      store.withSite(siteId, async (site) => {
        await noteOutcome(site, taken.message, outcome, { at: isoNow(), zone });
        if (taken.message.channel === 'sms' && outcome.kind === 'retry')
          await uncountSms(site, taken.to, { at: taken.message.changedAt, zone });
      }),
    );
    return true;
  };

  const sendDue = (): Promise<void> => {
    turn = turn.then(async () => {
      while (!isClosing && (await sendOne()));
    });
    const done = turn;
    turn = turn.catch(() => undefined);
    return done;
  };
  const look = (): void => void sendDue().catch(onFault);
  const timer = setInterval(look, settings.lookSeconds * 1_000);
  timer.unref();
  look();
  return {
    sendDue,
    close: async () => {
      isClosing = true;
      clearInterval(timer);
      await turn;
    },
  };
};
