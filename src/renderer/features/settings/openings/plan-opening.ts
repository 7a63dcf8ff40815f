import type { SettingChange } from '#shared/domain/settings/setting-change';
import { canonicalText } from '#shared/sync/canonical-text';
import { addDays } from '#shared/time/civil';
import { isCivilDay } from '#shared/time/civil-day';

import type { EntryChange } from '../parts/use-setting-form';
import type { OpeningBody, OpeningDraft } from './opening-shape';

const runsAlready = (body: OpeningBody, today: string): boolean =>
  body.validFrom < today && (body.validUntil === '' || body.validUntil >= today);

const endedBefore = (body: OpeningBody, day: string): OpeningBody => ({ ...body, validUntil: addDays(day, -1) });

/** Whether an opening counted in the past and still does: it is ended rather than deleted, so that the past stays as it was. */
export const isEnded = (body: OpeningBody, today: string): boolean => runsAlready(body, today);

const isSplit = (before: OpeningBody, body: OpeningBody, { since }: OpeningDraft): boolean =>
  isCivilDay(since) &&
  before.validFrom < since &&
  (before.validUntil === '' || since <= before.validUntil) &&
  // Another end is no other opening.
  canonicalText({ ...before, validUntil: '' }) !== canonicalText({ ...body, validUntil: '' });

/**
 * The changes of one act on openings: a new one at several desks is one at each; a change that counts from a day on ends the old
 * one on the day before; one that runs already is ended, not deleted.
 */
export const planOpening = (
  { id, before, body }: EntryChange<OpeningBody>,
  draft: OpeningDraft,
  today: string,
  newId: () => string,
): readonly SettingChange[] => {
  if (!body) return [{ id, before, body: before && runsAlready(before, today) ? endedBefore(before, today) : null }];
  if (!before) {
    const further = draft.deskIds.slice(1).map((deskId) => ({ id: newId(), before: null, body: { ...body, deskId } }));
    return [{ id, before, body }, ...further];
  }
  if (!isSplit(before, body, draft)) return [{ id, before, body }];
  return [
    { id, before, body: endedBefore(before, draft.since) },
    { id: newId(), before: null, body: { ...body, validFrom: draft.since } },
  ];
};
