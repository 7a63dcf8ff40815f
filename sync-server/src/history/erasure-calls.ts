import { ERASURE_ASKED, ERASURE_REFUSED, ERASURE_WITHDRAWN } from '#shared/sync/wire/journal-calls';

import { rightsIn } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import { knownCollection, requireRight } from '../documents/require';
import type { Needs } from '../needs';
import { readPerson } from '../persons/person-note';
import { readErasureNote, writeErasureNote, type ErasureNote } from '../sites/erasure-note';
import type { Device, SiteTransaction } from '../store/port';
import type { Handler } from '../wire/handler';
import { readToErase, withPeople, type EraseNeeds } from './erase-citizens';
import {
  askErasure,
  chooseErasersIn,
  mayConfirm,
  stillWaiting,
  wishById,
  withoutWish,
  type Wish,
} from './erasure-wishes';

/** The note of a site, without the wishes whose person was erased since: by their age, or by a push. */
export const readWaiting = async (site: SiteTransaction, registry: Registry): Promise<ErasureNote> => {
  const note = await readErasureNote(site);
  const known = knownCollection(registry, 'citizens');
  const stored = await readToErase(site, [...new Set(note.wishes.flatMap(({ citizenIds }) => citizenIds))]);
  return stillWaiting(note, (id) => {
    const document = stored.get(id);
    return document !== undefined && !document._deleted && !known.isErased(document);
  });
};

/** The id by which the journal names the person of a wish. */
const personOf = ({ citizenIds }: Pick<Wish, 'citizenIds'>): string => citizenIds[0] ?? '';

/**
 * Erases a person under all their ids, as one write with its lines of the journal. The agent is known here, as they are not when a push brings an erasure. Nothing
 * is erased where this server knows more of them than the desk did, or less (a file whose writing has not come): a file that came later would bear the name
 * again. Where the site asks for two people the call looks at all of this too, erases nothing and leaves a wish.
 */
export const eraseCitizens =
  (needs: EraseNeeds & Needs<'newId'>): Handler<'eraseCitizens'> =>
  async (wished, device) => {
    const { agentId, citizenIds, reason } = wished;
    const outcome = await withPeople(needs, device, wished, async ({ site, moment, rows, erase }) => {
      const note = await readWaiting(site, needs.registry);
      if (!note.needsTwo || rows.length === 0) return erase();
      // The agent who confirms is shown one person, so the files of a wish have to be those of one.
      if (!moment.isOnePerson) return 'changed';
      const files = [...new Set(citizenIds)];
      const wish = { id: needs.newId(), at: moment.at, agentId, deviceId: device.id, citizenIds: files, reason };
      const asked = askErasure(note, wish);
      if (!asked.isNew) return asked.outcome;
      await writeErasureNote(site, asked.note);
      await needs.journal.note(site, device, {
        kind: 'settingsWritten',
        agentId,
        subject: `${ERASURE_ASKED}${reason} ${personOf(wish)}`,
        count: files.length,
      });
      return asked.outcome;
    });
    return { outcome };
  };

/** Confirms a wish of another agent, or drops one. A confirmation looks again at all that `eraseCitizens` looks at. */
export const settleErasure =
  (needs: EraseNeeds): Handler<'settleErasure'> =>
  async ({ agentId, id, act }, device) => {
    const { store, referenceOf, registry, journal } = needs;
    const seen = await store.withSite(device.siteId, async (site) => {
      await requireRight({ referenceOf }, site, device, agentId, 'erase');
      const note = await readWaiting(site, registry);
      const wish = wishById(note, id);
      if (!wish) return 'gone';
      if (act === 'confirm') return mayConfirm(note, wish, agentId) ? wish : 'own';
      await writeErasureNote(site, withoutWish(note, id));
      const subject = `${wish.agentId === agentId ? ERASURE_WITHDRAWN : ERASURE_REFUSED}${personOf(wish)}`;
      await journal.note(site, device, {
        kind: 'settingsWritten',
        agentId,
        subject,
        count: wish.citizenIds.length,
      });
      return 'dropped';
    });
    if (typeof seen === 'string') return { outcome: seen };
    const wished = { agentId, citizenIds: seen.citizenIds, reason: seen.reason };
    const outcome = await withPeople(needs, device, wished, async ({ site, moment, erase }) => {
      // Another agent may have settled the wish, or chosen how many are needed, since it was read.
      const note = await readWaiting(site, registry);
      const wish = wishById(note, id);
      if (!wish) return 'gone';
      if (!mayConfirm(note, wish, agentId)) return 'own';
      if (!moment.isOnePerson) return 'changed';
      await writeErasureNote(site, withoutWish(note, id));
      return erase(wish.agentId);
    });
    return { outcome };
  };

type NoteNeeds = Pick<EraseNeeds, 'store' | 'registry' | 'referenceOf'>;

/** How many agents may erase at a device of this rank; where agents prove who they are, without those who are shut out. */
const countErasers = async ({ referenceOf }: NoteNeeds, site: SiteTransaction, device: Device): Promise<number> => {
  const reference = await referenceOf(site);
  const able = (reference?.agents ?? []).filter(({ id }) => rightsIn(reference, device, id).has('erase'));
  if (!reference?.site.signIn) return able.length;
  let count = 0;
  for (const { id } of able) if (!(await readPerson(site, id)).shutOut) count += 1;
  return count;
};

/** How many people an erasure takes, and what waits for the second. */
export const erasureWishes =
  (needs: NoteNeeds): Handler<'erasureWishes'> =>
  ({ agentId }, device) =>
    needs.store.withSite(device.siteId, async (site) => {
      await requireRight(needs, site, device, agentId, 'erase');
      const { needsTwo, wishes, single } = await readWaiting(site, needs.registry);
      return { needsTwo, wishes: [...wishes], single, erasers: await countErasers(needs, site, device) };
    });

/** Chooses how many people an erasure takes, or leaves the wish for another agent. */
export const chooseErasers =
  (needs: NoteNeeds & Needs<'clock' | 'journal'>): Handler<'chooseErasers'> =>
  ({ agentId, needsTwo }, device) =>
    needs.store.withSite(device.siteId, async (site) => {
      await requireRight(needs, site, device, agentId, 'erase');
      const by = { at: new Date(needs.clock()).toISOString(), agentId, deviceId: device.id };
      const before = await readWaiting(site, needs.registry);
      const { note, outcome, did } = chooseErasersIn(before, by, needsTwo, await countErasers(needs, site, device));
      if (did === null) return { outcome };
      await writeErasureNote(site, note);
      // The wish and the choice are a line each, so the journal has both agents.
      await needs.journal.note(site, device, { kind: 'settingsWritten', agentId, subject: did });
      return { outcome };
    });
