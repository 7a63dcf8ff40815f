/** Whole minutes from one instant to a later one; negative when it lies before, 0 when either is no instant. */
export const minutesBetween = (fromIso: string, toIso: string): number => {
  const minutes = (Date.parse(toIso) - Date.parse(fromIso)) / 60_000;
  return Number.isFinite(minutes) ? Math.floor(minutes) : 0;
};
