import { aheadOf, restampCitizen } from '#shared/sync/restamp-citizen';
import { FUTURE_STAMP } from '#shared/sync/protocol';
import { writerOf } from '#shared/domain/model/citizen';

import type { GuichetDatabase } from '../data/database/collections';

/** Writes a citizen's registers under a stamp of now, because of why the server refused them; says whether there was anything to write. */
export type Restamp = (id: string, why: string) => Promise<boolean>;

const stampIn = (mark: string): string => mark.slice(mark.indexOf('@') + 1);

/**
 * What the server refuses for its stamps alone is written again under a stamp of now, and nothing is lost: a desk whose clock ran ahead
 * stamped in the future, and one that joined anew has unsent writes under its name of before.
 */
export const createRestamp =
  (
    database: GuichetDatabase,
    registerStamp: (seen: readonly string[]) => string,
    serverNowMs: () => Promise<number>,
  ): Restamp =>
  async (id, why) => {
    const deviceId = writerOf(registerStamp([]));
    const citizen = await database.citizens.findOne(id).exec();
    if (!citizen) return false;
    const entries = await database.outbox.find({ selector: { documentId: id } }).exec();
    const unsent = new Set(entries.flatMap((entry) => entry.marks.map(stampIn)));
    const isRefused =
      why === FUTURE_STAMP
        ? aheadOf(await serverNowMs())
        : (stamp: string): boolean => unsent.has(stamp) && writerOf(stamp) !== deviceId;
    const read = citizen.toMutableJSON();
    const seen = Object.values(read.fields).map((register) => register.t);
    const stamp = registerStamp(seen.filter((one) => !isRefused(one)));
    // A correction that is written meanwhile keeps its stamp until the server refuses it as well: its entry was not read here.
    const refused = new Set([...seen, read.erasedAt].filter(isRefused));
    const isReadHere = (one: string): boolean => refused.has(one);
    const anew = restampCitizen(read, isReadHere, stamp);
    if (!Object.values(anew.fields).some((register) => register.t === stamp) && anew.erasedAt !== stamp) return false;
    // The marks first: an entry whose marks nobody bears would wait for ever.
    for (const entry of entries) {
      const marks = entry.marks.map((mark) =>
        isRefused(stampIn(mark)) ? `${mark.slice(0, mark.indexOf('@'))}@${stamp}` : mark,
      );
      await entry.incrementalPatch({ marks });
    }
    await citizen.incrementalModify((latest) => ({ ...latest, ...restampCitizen(latest, isReadHere, stamp) }));
    return true;
  };
