import { kioskOf } from '#shared/domain/publication/shipped-screens';

import { HOUR_MS, MOST_WRONG_DIGITS_PER_HOUR } from '../bounds';
import { authoritySealOf } from '../documents/authority-seal';
import { floorNow } from '../floor/floor';
import { budgetsOf } from '../lib/budgets';
import type { Handler } from '../wire/handler';
import type { KioskNeeds } from './kiosk-scene';

/** Judges the digits of the service of a kiosk, which no kiosk and no desk holds. */
export const kioskService = (parts: KioskNeeds): Handler<'kioskService'> => {
  const wrong = budgetsOf(MOST_WRONG_DIGITS_PER_HOUR, HOUR_MS);
  return async ({ pin }, device) => {
    const nowMs = parts.clock();
    // The right digits are not heard either: whoever tries them through must not learn which they were.
    if (!wrong.has(device.id, 1, nowMs)) return { verdict: 'wait' };
    const { exitPin, exitSeal } = kioskOf((await floorNow(parts, device.siteId)).reference);
    const isRight =
      pin !== '' &&
      (pin === exitPin ||
        (exitSeal !== undefined && exitSeal === (await authoritySealOf(parts.store)).ofDigits(device.siteId, pin)));
    if (isRight) return { verdict: 'right' };
    return { verdict: wrong.take(device.id, 1, nowMs) === 0 ? 'wrong' : 'wait' };
  };
};
