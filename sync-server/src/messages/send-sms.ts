import type { SmsSettings } from './message-settings';
import type { Outcome } from './note-outcome';

/** An SMS to send. `hand` notes, before anything goes out, that it may be sent from now on. */
export type Sms = {
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
export const fillGateway = (
  text: string,
  values: Readonly<Record<string, string>>,
  format: keyof typeof escapes,
): string =>
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
export const sendSms = async (settings: SmsSettings, sms: Sms, limitMs: number): Promise<Outcome> => {
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
