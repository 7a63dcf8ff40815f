import { sameValue } from '#shared/sync/same-document';
import { ERASURE_ASKED, ERASURE_REFUSED, ERASURE_WITHDRAWN } from '#shared/sync/wire/journal-calls';

import { rightsIn } from '../documents/load-facts';
import { knownCollection, requireRight } from '../documents/require';
import type { Needs } from '../needs';
import { readPerson } from '../persons/person-note';
import { readErasureNote, writeErasureNote, type ErasureNote } from '../sites/erasure-note';
import type { SiteTransaction } from '../store/port';
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

type NoteNeeds = Pick<EraseNeeds, 'referenceOf' | 'registry'>;

/** Who of these agents may erase at a device of an administrator; where agents prove who they are, without those who are shut out. */
const thoseWhoErase = async (
  { referenceOf }: Pick<NoteNeeds, 'referenceOf'>,
  site: SiteTransaction,
  agentIds: readonly string[] | null = null,
): Promise<ReadonlySet<string>> => {
  const reference = await referenceOf(site);
  const asked = agentIds ?? (reference?.agents ?? []).map(({ id }) => id);
  const able = new Set<string>();
  for (const id of new Set(asked)) {
    if (!rightsIn(reference, { rank: 'admin' }, id).has('erase')) continue;
    if (!reference?.site.signIn || !(await readPerson(site, id)).shutOut) able.add(id);
  }
  return able;
};

/**
 * The note of a site as it counts now: without the wishes whose person was erased since, by their age or by a push, and without those of an agent who may not
 * erase any more. Otherwise who lost the right would be the second person still.
 */
export const readWaiting = async (
  site: SiteTransaction,
  { referenceOf, registry }: NoteNeeds,
): Promise<ErasureNote> => {
  const note = await readErasureNote(site);
  const known = knownCollection(registry, 'citizens');
  const stored = await readToErase(site, [...new Set(note.wishes.flatMap(({ citizenIds }) => citizenIds))]);
  const askers = [...note.wishes, ...(note.single ? [note.single] : [])].map(({ agentId }) => agentId);
  const able = await thoseWhoErase({ referenceOf }, site, askers);
  return stillWaiting(
    note,
    (id) => {
      const document = stored.get(id);
      return document !== undefined && !document._deleted && !known.isErased(document);
    },
    (agentId) => able.has(agentId),
  );
};

/** Keeps the note as it counts now: what waits no more leaves it, and with it the backups that are made from here on. */
const keepWaiting = async (site: SiteTransaction, needs: NoteNeeds): Promise<void> => {
  const [kept, waiting] = [await readErasureNote(site), await readWaiting(site, needs)];
  if (!sameValue(kept, waiting)) await writeErasureNote(site, waiting);
};

/** The same, when a site is tended: people are erased by their age and by a push as well. */
export const tendErasures =
  (needs: NoteNeeds & Needs<'store'>) =>
  (siteId: string): Promise<void> =>
    needs.store.withSite(siteId, (site) => keepWaiting(site, needs));

/** The id by which the journal names the person of a wish. */
const personOf = ({ citizenIds }: Pick<Wish, 'citizenIds'>): string => citizenIds[0] ?? '';

/** The line of a wish that an agent drops: who asked withdraws, another one refuses. */
const droppedLine = (wish: Wish, agentId: string) =>
  ({
    kind: 'settingsWritten',
    agentId,
    subject: `${wish.agentId === agentId ? ERASURE_WITHDRAWN : ERASURE_REFUSED}${personOf(wish)}`,
    count: wish.citizenIds.length,
  }) as const;

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
      const note = await readWaiting(site, needs);
      if (!note.needsTwo || rows.length === 0) {
        const outcome = await erase();
        await keepWaiting(site, needs);
        return outcome;
      }
      // The agent who confirms is shown one person, so the files of a wish have to be those of one.
      if (!moment.isOnePerson) return 'changed';
      const files = [...new Set(citizenIds)];
      const wish = { id: needs.newId(), at: moment.at, agentId, deviceId: device.id, citizenIds: files, reason };
      const asked = askErasure(note, wish);
      if (!asked.isNew) return asked.outcome;
      await writeErasureNote(site, asked.note);
      for (const replaced of asked.replaced) await needs.journal.note(site, device, droppedLine(replaced, agentId));
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
    const { store, referenceOf, journal } = needs;
    const seen = await store.withSite(device.siteId, async (site) => {
      await requireRight({ referenceOf }, site, device, agentId, 'erase');
      const note = await readWaiting(site, needs);
      const wish = wishById(note, id);
      if (!wish) return 'gone';
      if (act === 'confirm') return mayConfirm(note, wish, agentId) ? wish : 'own';
      await writeErasureNote(site, withoutWish(note, id));
      await journal.note(site, device, droppedLine(wish, agentId));
      return 'dropped';
    });
    if (typeof seen === 'string') return { outcome: seen };
    const wished = { agentId, citizenIds: seen.citizenIds, reason: seen.reason };
    const outcome = await withPeople(needs, device, wished, async ({ site, moment, erase }) => {
      // Another agent may have settled the wish, or chosen how many are needed, since it was read.
      const note = await readWaiting(site, needs);
      const wish = wishById(note, id);
      if (!wish) return 'gone';
      if (!mayConfirm(note, wish, agentId)) return 'own';
      if (!moment.isOnePerson) return 'changed';
      await writeErasureNote(site, withoutWish(note, id));
      return erase(wish.agentId);
    });
    return { outcome };
  };

/** How many people an erasure takes, and what waits for the second. */
export const erasureWishes =
  (needs: NoteNeeds & Needs<'store'>): Handler<'erasureWishes'> =>
  ({ agentId }, device) =>
    needs.store.withSite(device.siteId, async (site) => {
      await requireRight(needs, site, device, agentId, 'erase');
      const { needsTwo, wishes, single } = await readWaiting(site, needs);
      return { needsTwo, wishes: [...wishes], single, erasers: (await thoseWhoErase(needs, site)).size };
    });

/** Chooses how many people an erasure takes, leaves the wish for another agent, or confirms the one that `confirms` names. */
export const chooseErasers =
  (needs: NoteNeeds & Needs<'store' | 'clock' | 'journal'>): Handler<'chooseErasers'> =>
  ({ agentId, needsTwo, confirms = '' }, device) =>
    needs.store.withSite(device.siteId, async (site) => {
      await requireRight(needs, site, device, agentId, 'erase');
      const by = { at: new Date(needs.clock()).toISOString(), agentId, deviceId: device.id };
      const before = await readWaiting(site, needs);
      const erasers = (await thoseWhoErase(needs, site)).size;
      const { note, outcome, did } = chooseErasersIn(before, by, { needsTwo, confirms }, erasers);
      if (did === null) return { outcome };
      await writeErasureNote(site, note);
      // The wish and the choice are a line each, so the journal has both agents.
      await needs.journal.note(site, device, { kind: 'settingsWritten', agentId, subject: did });
      return { outcome };
    });
