import type { ReferenceBody } from '#shared/domain/model/reference';
import { addDays } from '#shared/time/civil';

/** The civil days that an entry of reference data bears upon, both included; `null` = none, by what facts are made of. */
export type Reach = { readonly from: string; readonly to: string } | null;

const EVER = { from: '0000-01-01', to: '9999-12-31' } as const;

/** The facts of which days an entry of reference data may change. A word for people changes none. */
export const referenceReach = (body: ReferenceBody): Reach => {
  switch (body.kind) {
    case 'closure':
    case 'unavailability':
      return { from: body.fromDay, to: body.toDay };
    case 'openingPeriod':
    case 'recurringAbsence':
      return { from: body.validFrom || EVER.from, to: body.validUntil || EVER.to };
    case 'roster':
      return { from: body.week, to: addDays(body.week, 6) };
    case 'site':
    case 'desk':
    case 'department':
    case 'reason':
    case 'agent':
    case 'commitment':
      return EVER;
    default:
      return null;
  }
};
