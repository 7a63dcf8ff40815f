import type { Appointment } from '#shared/domain/model/appointment';
import type { Citizen } from '#shared/domain/model/citizen';
import type { CollectionName } from '#shared/domain/model/collections';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { MOST_LOST_VALUES } from '#shared/domain/rows/row-bounds';
import { no, ok, type Result } from '#shared/lib/result';
import { erasedIn, withoutWords } from '#shared/sync/erase-words';
import { isRecord, losersOf, pastOf, reviewsOf } from '#shared/sync/identity-reviews';
import { mergeCitizens } from '#shared/sync/merge-citizens';
import { isLogCollection, foldDocument, logOf, mergeDocument } from '#shared/sync/merge-document';
import { FOREIGN_STAMP, FUTURE_STAMP, isUnproved, UNPROVED, type WireDocument } from '#shared/sync/protocol';
import { sameValue } from '#shared/sync/same-document';
import { soundDocument } from '#shared/sync/sound-document';

import { MOST_PAST_BYTES } from '../bounds';
import type { Decided, PushScene, RowJudge } from '../documents/registry';
import { nameByCause, type Voice } from '../documents/authority-event';
import { saysTooManyErased, withoutErasedNow } from '../documents/erased-words';
import { proofOfPush } from '../persons/proof-of-push';
import { markCalledTwice } from '../tickets/mark-called-twice';
import { appointmentAuthority } from '../appointments/appointment-authority';
import { bearsFutureStamp, checkShape, mayBring, type AnyDocument } from '../documents/check-row';
import { foreignFields, isTooMuchOfOne, siftRow, unprovedFields, type Proved } from '../documents/sift-row';
import { capacityOf } from '../appointments/fits';

/** The flag of a row that brought other content for an event that is stored: the stored one stays, the row is kept aside. */
export const CONTRADICTION = 'eventContradicts';

const toWire = (document: AnyDocument): WireDocument => ({ ...document, _deleted: document._deleted === true });
const fromWire = (document: WireDocument): AnyDocument => document as unknown as AnyDocument;

/**
 * Whether a copy has other content under an id. That one has lost the words of somebody who was erased, and the other has not yet, is none; nor is the word about
 * it, which the server says again after a restore, at another instant.
 */
const contradicts = (stored: object, incoming: object): boolean => {
  const all = [...logOf(stored), ...logOf(incoming)];
  const erased = erasedIn(all);
  const plain = (copy: object) => (erased.size === 0 ? logOf(copy) : withoutWords(logOf(copy), all, erased));
  const known = new Map(plain(stored).map((event) => [event.id, event]));
  return plain(incoming).some((event) => {
    const mine = known.get(event.id);
    const isWord = mine?.type === 'wordsErased' && event.type === 'wordsErased';
    return mine !== undefined && !isWord && !sameValue(mine, event);
  });
};

/** Both copies in one; `note` hears of what deserves a look, for the `decide` that follows on the same row. */
const mergeOf = (collection: CollectionName, { site, rules }: PushScene, note: (flag: string) => void) => {
  return async (stored: WireDocument, incoming: WireDocument): Promise<WireDocument> => {
    const [mine, theirs] = [fromWire(stored), fromWire(incoming)];
    if (isLogCollection(collection) && contradicts(stored, incoming)) note(CONTRADICTION);
    const [first, second] = rules.storedEventWins ? [mine, theirs] : [theirs, mine];
    const merged = mergeDocument(collection, first, second, rules);
    if (collection !== 'citizens') return toWire(merged);
    const losers = losersOf(mine as Citizen, theirs as Citizen);
    if (losers.length === 0) return toWire(merged);
    const deltas = await site.deltasOf(collection, stored.id, MOST_PAST_BYTES);
    const past = pastOf(deltas.map((delta) => (delta as Partial<Citizen> | null)?.fields ?? {}));
    const person = merged as Citizen;
    let records = Object.keys(person.fields).filter(isRecord).length;
    const reviews = Object.entries(reviewsOf(mine as Citizen, losers, past)).filter(([name]) => {
      if (!rules.strictRows || !isRecord(name) || person.fields[name] !== undefined) return true;
      records += 1;
      if (records > MOST_LOST_VALUES) note('tooManyFields');
      return records <= MOST_LOST_VALUES;
    });
    const looked = mergeCitizens(person, { ...person, fields: Object.fromEntries(reviews) }, rules);
    return toWire({ ...looked, _deleted: merged._deleted === true });
  };
};

/** What a new document looks like once the server folded it: derived fields are never taken from a desk. */
const normal = (collection: CollectionName, merged: AnyDocument, rules: PushScene['rules']): AnyDocument =>
  isLogCollection(collection)
    ? { ...foldDocument(collection, merged.id, merged.siteId, logOf(merged)), _deleted: merged._deleted === true }
    : mergeDocument<CollectionName>(collection, merged, merged, rules);

/** How the rows of a collection of the product are judged within one push. */
export const guichetJudge = (collection: CollectionName, scene: PushScene): RowJudge => {
  const { site, rules, nowMs, newId, referenceOf } = scene;
  const voice: Voice = {
    at: scene.at,
    seal: scene.seal,
    nameOf: rules.deterministicIds ? nameByCause : (body) => `${newId()}~${body.type}`,
  };
  const appointments = appointmentAuthority(scene, voice);
  let reference: Promise<SiteReference | null> | null = null;
  const loaded = (): Promise<SiteReference | null> => (reference ??= referenceOf(site));
  const provedBy = proofOfPush(scene, collection);
  let flag = '';
  /** Whether a new document tells enough to be read: an appointment has its day, a ticket its number. */
  const isWhole = (row: AnyDocument): boolean => soundDocument(collection, normal(collection, row, rules)) !== null;

  /** A late copy of a row that was refused for a stamp of the future stays refused, though that is of the past by now. */
  const isOfFuture = async (row: WireDocument, value: AnyDocument, stored: WireDocument | null): Promise<boolean> => {
    if (collection !== 'citizens' || !rules.stampClamp) return false;
    const refused = { collection, id: row.id, why: FUTURE_STAMP, body: JSON.stringify(row) };
    return bearsFutureStamp(value, stored, nowMs) || (await site.wasQuarantined(refused));
  };

  /** The citizen without some fields; `null` when nothing new would be left of it. */
  const without = (value: AnyDocument, names: readonly string[], stored: WireDocument | null): AnyDocument | null => {
    if (names.length === 0) return value;
    const citizen = value as Citizen;
    const left = Object.entries(citizen.fields).filter(([name]) => !names.includes(name));
    const before = (stored?.['fields'] ?? {}) as Citizen['fields'];
    const isNews = left.some(([name, { t, v }]) => before[name]?.t !== t || before[name].v !== v);
    return isNews ? ({ ...citizen, fields: Object.fromEntries(left) } as AnyDocument) : null;
  };

  /** The citizen without registers in the name of other devices, and without what nobody had proved to write; or why nothing new is left. */
  const ownOf = async (
    value: AnyDocument,
    stored: WireDocument | null,
    proved: Proved,
  ): Promise<Result<{ readonly own: AnyDocument; readonly fault: string }, string>> => {
    if (collection !== 'citizens') return ok({ own: value, fault: '' });
    const foreign = rules.stampDevice ? await foreignFields(scene, value as Citizen, stored) : [];
    const own = without(value, foreign, stored);
    if (own === null) return no(FOREIGN_STAMP);
    const unproved = await unprovedFields(scene, own as Citizen, stored, proved);
    const sure = without(own, unproved, stored);
    if (sure === null) return no(UNPROVED);
    return ok({ own: sure, fault: unproved.length > 0 ? UNPROVED : foreign.length > 0 ? FOREIGN_STAMP : '' });
  };

  const check = async (row: WireDocument, stored: WireDocument | null): Promise<Result<WireDocument, string>> => {
    const proved = await provedBy(await loaded(), row);
    const sifted = siftRow(scene, collection, row, stored, proved);
    if (!sifted.ok) return sifted;
    if (rules.strictRows && (await isTooMuchOfOne(scene, collection, sifted.value, stored))) return no('tooManyEvents');
    if (await saysTooManyErased(scene, collection, sifted.value.row, stored)) return no('tooManyEvents');
    const shape = checkShape(collection, site.siteId, sifted.value.row, rules.rowRights);
    if (!shape.ok) return shape;
    if (rules.rowRights && !mayBring(scene, collection, shape.value, stored, await loaded())) return no('rights');
    if (await isOfFuture(row, shape.value, stored)) return no(FUTURE_STAMP);
    const judged = await ownOf(shape.value, stored, proved);
    if (!judged.ok) return judged;
    const { own, fault } = judged.value;
    if (rules.strictRows && !stored && !isWhole(own)) return no(sifted.value.fault || fault || 'document');
    flag = fault === UNPROVED ? fault : sifted.value.fault || fault;
    return ok(toWire(own));
  };

  const authority = async (merged: AnyDocument, stored: AnyDocument | null): Promise<AnyDocument> => {
    if (collection === 'tickets' && rules.calledTwice)
      return markCalledTwice({ ticket: merged as Ticket, stored: stored as Ticket | null, voice });
    if (collection !== 'appointments') return merged;
    return appointments.confirm(merged as Appointment, stored as Appointment | null, capacityOf(await loaded()));
  };

  const decide = async (merged: WireDocument, stored: WireDocument | null): Promise<Decided> => {
    const noted = flag;
    flag = '';
    const told = await withoutErasedNow(scene, collection, toWire(normal(collection, fromWire(merged), rules)), voice);
    if (merged._deleted) {
      if (collection === 'appointments') appointments.forget(merged.id);
      return { document: told, flag: noted };
    }
    const said = await authority(fromWire(told), stored && fromWire(stored));
    return { document: toWire({ ...said, _deleted: false }), flag: noted };
  };

  const merge = mergeOf(collection, scene, (noted) => {
    // An administrator takes in what nobody proved to write, and hears of the rest then.
    if (!isUnproved(flag)) flag = noted;
  });
  return { check, merge, decide };
};
