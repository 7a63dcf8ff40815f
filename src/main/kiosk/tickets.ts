import { numberLabel } from '#shared/domain/numbers/number-label';
import { usualSeries } from '#shared/domain/numbers/number-series';
import type { Publication, PublishedReason } from '#shared/domain/publication/publication';
import type { Connection, IpcInput, IpcOutput } from '#shared/ipc/contract';
import type { KioskTicket } from '#shared/ipc/public-screens';
import { kioskTicketRequest } from '#shared/sync/wire/kiosk-calls';
import { civilOf } from '#shared/time/civil';
import type { PublicLink } from '../feed/public-link';
import type { JsonFile } from '../settings/json-file';
import { isRefusal } from './is-refusal';
import type { KioskFile } from './kiosk-file';
import type { Outbox } from './outbox';

const MOST_KEPT = 100;

type Wish = IpcInput<'kiosk.ticket'>;
type Given = IpcOutput<'kiosk.ticket'>;

export type TicketNeeds = {
  readonly link: Pick<PublicLink, 'calls' | 'publication'>;
  readonly connection: () => Connection | null;
  readonly outbox: Outbox;
  readonly file: JsonFile<KioskFile>;
  readonly nowMs: () => number;
  readonly newTrackKey: () => string;
};

const refused: Given = { ticket: null, why: 'refused' };

const nameIn = ({ name, names }: PublishedReason, language: Wish['language']): string => {
  const own = language === 'fr' ? undefined : names[language];
  return own === undefined || own === '' ? name : own;
};

/**
 * The next number of the own series: contiguous within the civil day of the site, for all letters together. A clock that was set back
 * does not begin anew.
 */
const nextNumber = (file: KioskFile, deviceId: string, day: string): Pick<KioskFile, 'deviceId' | 'day' | 'last'> =>
  file.deviceId === deviceId && day <= file.day
    ? { deviceId, day: file.day, last: file.last + 1 }
    : { deviceId, day, last: 1 };

/** Whether the publication offers the reason, with the letter of its series. */
const offered = (publication: Publication | null, reasonId: string) => {
  const kiosk = publication?.kiosk;
  const reason = kiosk?.reasons.find(({ id }) => id === reasonId);
  const letter = kiosk?.seriesOf[reasonId];
  return publication && reason && letter !== undefined ? { publication, reason, letter } : null;
};

/**
 * Gives the tickets of a kiosk: the server's within a second and a half, else one of the kiosk's own series, which is on the disk before
 * anybody sees it and is handed in under the same key. One key is one ticket, however often it is asked for.
 */
export const createTickets = (needs: TicketNeeds): ((wish: Wish) => Promise<Given>) => {
  const { link, connection, outbox, file, nowMs, newTrackKey } = needs;
  const given = new Map<string, Promise<Given>>();

  const ownTicket = (wish: Wish): Given => {
    const found = offered(link.publication(), wish.reasonId);
    const member = connection();
    if (!found || !member) return refused;
    const { publication, reason, letter } = found;
    const at = new Date(nowMs() + publication.clockOffsetMs).toISOString();
    const { day, time } = civilOf(at, publication.site.zone);
    const counted = nextNumber(file.read(), member.deviceId, day);
    const trackKey = newTrackKey();
    const ticket: KioskTicket = {
      label: numberLabel({ ...usualSeries, letter }, counted.last, member.series),
      reasonId: reason.id,
      reason: nameIn(reason, wish.language),
      time,
      dueTime: '',
      wait: null,
      ahead: 0,
      trackKey,
      isOwn: true,
    };
    const own = { number: counted.last, letter, at, trackKey, undone: false };
    const body = kioskTicketRequest.safeParse({ ...wish, own });
    // What could not be handed in is not given: nobody would ever be called.
    if (!body.success) return refused;
    outbox.add({ kind: 'ticket', body: body.data, ticket }, counted);
    return { ticket, why: '' };
  };

  const ask = async (wish: Wish): Promise<Given> => {
    const before = outbox.ticketOf(wish.key);
    if (before) return { ticket: before.ticket, why: '' };
    const answer = await link.calls.kioskTicket({ ...wish, own: null });
    if (answer.ok) return { ticket: { ...answer.value, isOwn: false }, why: '' };
    return isRefusal(answer.reason) ? refused : ownTicket(wish);
  };

  return (wish) => {
    const known = given.get(wish.key);
    if (known) return known;
    const made = ask(wish);
    given.set(wish.key, made);
    const forget = (): void => void given.delete(wish.key);
    made.then(({ ticket }) => (ticket === null ? forget() : undefined), forget);
    for (const oldest of given.keys()) {
      if (given.size <= MOST_KEPT) break;
      given.delete(oldest);
    }
    return made;
  };
};
