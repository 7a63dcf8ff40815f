import type { WaitBand } from '../model/ticket';

const stepMin = 5;

/** Minutes cut down to the step in which waits are announced, five minutes. */
export const cutWait = (minutes: number): number => Math.floor(minutes / stepMin) * stepMin;

/**
 * A wait as it is announced everywhere (tickets, board, kiosk, page of a ticket, Accueil, Supervision), of the minutes within which half
 * and four in five are called: both ends in steps of five minutes, the lower one cut down, the upper one the nearest step above it.
 */
export const bandOf = ({ p50, p80 }: { readonly p50: number; readonly p80: number }): WaitBand => {
  const fromMin = cutWait(p50);
  return { fromMin, toMin: Math.max(fromMin + stepMin, Math.round(p80 / stepMin) * stepMin) };
};
