import type { Quota } from '#shared/domain/model/reference';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { readNumber } from '../parts/read-number';
import type { FormShape } from '../parts/use-entry-state';

export type QuotaBody = Omit<Quota, 'id'>;

/** A quota as its form holds it: figures as they are typed. */
export type QuotaDraft = {
  readonly label: string;
  readonly channels: readonly string[];
  readonly forReasons: 'all' | 'some';
  readonly reasonIds: readonly string[];
  readonly most: string;
  readonly release: string;
  readonly validFrom: string;
  readonly validUntil: string;
};

export const quotaShape: FormShape<QuotaBody, QuotaDraft> = {
  toDraft: (body) => ({
    label: body.label,
    channels: body.channels,
    forReasons: body.reasonIds.length > 0 ? 'some' : 'all',
    reasonIds: body.reasonIds,
    most: String(body.mostPerDay),
    release: String(body.releaseDaysBefore),
    validFrom: body.validFrom,
    validUntil: body.validUntil,
  }),
  toBody: (draft) => ({
    kind: 'quota',
    label: draft.label.trim(),
    channels: [...draft.channels],
    reasonIds: draft.forReasons === 'some' ? [...draft.reasonIds] : [],
    mostPerDay: readNumber(draft.most),
    releaseDaysBefore: readNumber(draft.release),
    validFrom: draft.validFrom,
    validUntil: draft.validUntil,
  }),
  what: (body) => settingsHoursText.quotas.what(body.label),
};
