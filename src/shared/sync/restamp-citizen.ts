import type { Citizen } from '../domain/model/citizen';

import { wallOf } from '../domain/rows/register-fault';
import { MOST_AHEAD_MS } from './hybrid-clock';

/** Whether a stamp lies ahead of the server's time as the desk knows it, ms since the epoch. */
export const aheadOf =
  (nowMs: number) =>
  (stamp: string): boolean =>
    wallOf(stamp) > nowMs + MOST_AHEAD_MS / 2;

/**
 * A citizen whose refused stamps became `stamp`, one of now and of this desk: what a desk writes when the server did not take them.
 * They were of the future, because its clock was ahead, or of the device that it was before it joined anew. The same object when
 * nothing is refused.
 */
export const restampCitizen = (citizen: Citizen, isRefused: (stamp: string) => boolean, stamp: string): Citizen => {
  if (!isRefused(citizen.erasedAt) && !Object.values(citizen.fields).some((register) => isRefused(register.t)))
    return citizen;
  const fields = Object.entries(citizen.fields).map(
    ([name, register]) => [name, isRefused(register.t) ? { ...register, t: stamp } : register] as const,
  );
  return {
    ...citizen,
    fields: Object.fromEntries(fields),
    erasedAt: isRefused(citizen.erasedAt) ? stamp : citizen.erasedAt,
  };
};
