import type { Citizen } from '../domain/model/citizen';

import { MOST_AHEAD_MS, wallOf } from './hybrid-clock';

/**
 * A citizen whose stamps from the future became `stamp`, a stamp of now: what a desk writes when the server refused them
 * because the desk’s clock was ahead. Otherwise one wrong clock would win every field until its time has come. `nowMs` is the
 * server’s time as the desk knows it. The same object when nothing is ahead.
 */
export const restampCitizen = (citizen: Citizen, nowMs: number, stamp: string): Citizen => {
  const isAhead = (t: string): boolean => wallOf(t) > nowMs + MOST_AHEAD_MS / 2;
  if (!isAhead(citizen.erasedAt) && !Object.values(citizen.fields).some((register) => isAhead(register.t)))
    return citizen;
  const fields = Object.entries(citizen.fields).map(
    ([name, register]) => [name, isAhead(register.t) ? { ...register, t: stamp } : register] as const,
  );
  return {
    ...citizen,
    fields: Object.fromEntries(fields),
    erasedAt: isAhead(citizen.erasedAt) ? stamp : citizen.erasedAt,
  };
};
