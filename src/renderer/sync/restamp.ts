import { MOST_AHEAD_MS, wallOf } from '#shared/sync/hybrid-clock';
import { restampCitizen } from '#shared/sync/restamp-citizen';

import type { GuichetDatabase } from '../data/database/collections';

/** Writes a citizen's registers under a stamp of now; says whether there was anything to write. */
export type Restamp = (id: string) => Promise<boolean>;

/**
 * A desk whose clock ran ahead stamped its writes in the future, and the server refuses them: they would win every field
 * until that time has come. The desk writes them again under a stamp of now, and nothing is lost.
 */
export const createRestamp =
  (
    database: GuichetDatabase,
    registerStamp: (seen: readonly string[]) => string,
    serverNowMs: () => Promise<number>,
  ): Restamp =>
  async (id) => {
    const nowMs = await serverNowMs();
    const isAhead = (stamp: string): boolean => wallOf(stamp) > nowMs + MOST_AHEAD_MS / 2;
    const citizen = await database.citizens.findOne(id).exec();
    if (!citizen) return false;
    const seen = Object.values(citizen.toMutableJSON().fields).map((register) => register.t);
    const stamp = registerStamp(seen.filter((one) => !isAhead(one)));
    const inTime = restampCitizen(citizen.toMutableJSON(), nowMs, stamp);
    if (!Object.values(inTime.fields).some((register) => register.t === stamp) && inTime.erasedAt !== stamp)
      return false;
    // The marks first: an entry whose marks nobody bears would wait for ever.
    const entries = (await database.outbox.find().exec()).filter((entry) => entry.documentId === id);
    const inTimeMark = (mark: string): string => {
      const at = mark.indexOf('@');
      return isAhead(mark.slice(at + 1)) ? `${mark.slice(0, at)}@${stamp}` : mark;
    };
    for (const entry of entries) await entry.incrementalPatch({ marks: entry.marks.map(inTimeMark) });
    await citizen.incrementalModify((latest) => ({ ...latest, ...restampCitizen(latest, nowMs, stamp) }));
    return true;
  };
