import { lastDayToExtend, mayBeReceivedOn } from '#shared/domain/requests/access-request';
import type { AccessRequest } from '#shared/sync/wire/access-request-calls';
import { accessSubject, type AccessAct } from '#shared/sync/wire/journal-calls';
import type { Territory } from '#shared/time/public-holidays';
import { civilOf } from '#shared/time/civil';

import { MOST_OPEN_ACCESS_REQUESTS } from '../bounds';
import { loadSome, type ReferenceReader } from '../documents/load-facts';
import { requireRight } from '../documents/require';
import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import { readAccessRequests, writeAccessRequests } from '../sites/access-request-note';
import type { Device, SiteTransaction } from '../store/port';
import type { Handler } from '../wire/handler';

type Parts = Needs<'store' | 'clock' | 'journal'> & { readonly referenceOf: ReferenceReader };

/** The register of a site as one act finds it, and how the act writes into it. */
type Register = {
  readonly site: SiteTransaction;
  readonly requests: readonly AccessRequest[];
  readonly today: string;
  readonly territory: Territory;
  /** Writes a request in the place of the one of its id, or as a new one, with the line of the journal that names the person by an id. */
  readonly write: (request: AccessRequest, act: AccessAct) => Promise<void>;
};

/** Runs an act on the register under the lock of the site, for an agent with the right by which the account of a person is made. */
const inRegister = <Value>(
  { store, clock, journal, referenceOf }: Parts,
  agentId: string,
  device: Device,
  act: (register: Register) => Promise<Value>,
): Promise<Value> =>
  store.withSite(device.siteId, async (site) => {
    await requireRight({ referenceOf }, site, device, agentId, 'export');
    const reference = await referenceOf(site);
    if (!reference) throw new Problem('notFound', 'this site has no reference data yet');
    const { zone, territory } = reference.site;
    const { day: today } = civilOf(new Date(clock()).toISOString(), zone);
    const requests = await readAccessRequests(site, today);
    const write: Register['write'] = async (request, done) => {
      const others = requests.filter(({ id }) => id !== request.id);
      await writeAccessRequests(site, [...others, request], today);
      const subject = accessSubject(done, request.citizenIds[0] ?? '');
      await journal.note(site, device, { kind: 'settingsWritten', agentId, subject });
    };
    return act({ site, requests, today, territory, write });
  });

const isOpen = ({ settled }: AccessRequest): boolean => settled === null;

const openOne = (requests: readonly AccessRequest[], id: string): AccessRequest | undefined =>
  requests.find((one) => one.id === id && isOpen(one));

const isOfPerson = (citizenIds: readonly string[]): ((request: AccessRequest) => boolean) => {
  const ids = new Set(citizenIds);
  return (request) => request.citizenIds.some((id) => ids.has(id));
};

/** The requests of access of one person, or the open ones of the site. */
export const accessRequests =
  (parts: Parts): Handler<'accessRequests'> =>
  ({ agentId, citizenIds }, device) =>
    inRegister(parts, agentId, device, async ({ requests }) => ({
      requests: requests.filter(citizenIds.length === 0 ? isOpen : isOfPerson(citizenIds)),
    }));

/** Notes a request of access. One of a person at a time is open: it is noted once, whoever asks twice. */
export const noteAccessRequest =
  (parts: Parts & Needs<'newId'>): Handler<'noteAccessRequest'> =>
  ({ agentId, citizenIds: named, receivedOn }, device) =>
    inRegister(parts, agentId, device, async ({ site, requests, today, write }) => {
      if (!mayBeReceivedOn(receivedOn, today)) return { outcome: 'notThatDay' };
      const citizenIds = [...new Set(named)];
      // What is no id of a file may be anything that somebody typed, a name too.
      if ((await loadSome(site, 'citizens', citizenIds)).size < citizenIds.length) return { outcome: 'unknown' };
      const open = requests.filter(isOpen);
      if (open.some(isOfPerson(citizenIds))) return { outcome: 'alreadyOpen' };
      if (open.length >= MOST_OPEN_ACCESS_REQUESTS) return { outcome: 'full' };
      const notedAt = new Date(parts.clock()).toISOString();
      await write(
        {
          id: parts.newId(),
          citizenIds,
          receivedOn,
          notedAt,
          agentId,
          deviceId: device.id,
          extended: null,
          settled: null,
        },
        'noted',
      );
      return { outcome: 'noted' };
    });

/** Prolongs an open request by two months, once and within the first month. */
export const extendAccessRequest =
  (parts: Parts): Handler<'extendAccessRequest'> =>
  ({ agentId, id, reason }, device) =>
    inRegister(parts, agentId, device, async ({ requests, today, territory, write }) => {
      const request = openOne(requests, id);
      if (!request) return { outcome: 'gone' };
      if (request.extended) return { outcome: 'already' };
      if (today > lastDayToExtend(request, territory)) return { outcome: 'tooLate' };
      await write({ ...request, extended: { on: today, reason } }, 'extended');
      return { outcome: 'extended' };
    });

/** Ends an open request. */
export const settleAccessRequest =
  (parts: Parts): Handler<'settleAccessRequest'> =>
  ({ agentId, id, outcome }, device) =>
    inRegister(parts, agentId, device, async ({ requests, today, write }) => {
      const request = openOne(requests, id);
      if (!request) return { outcome: 'gone' };
      await write({ ...request, settled: { on: today, outcome } }, outcome);
      return { outcome: 'settled' };
    });
