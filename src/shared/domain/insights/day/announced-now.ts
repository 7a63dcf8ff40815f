import type { WaitBand } from '../../model/ticket';

type Told = { readonly band: WaitBand; readonly weight: number };

const weightedMedian = (values: readonly { readonly value: number; readonly weight: number }[]): number => {
  const sorted = values.toSorted((a, b) => a.value - b.value);
  const half = sorted.reduce((sum, one) => sum + one.weight, 0) / 2;
  let passed = 0;
  return sorted.find(({ weight }) => (passed += weight) >= half)?.value ?? 0;
};

/**
 * The wait that is announced at this moment, in one band: the medians of the ends over the reasons, each counting as often as people
 * come for it. `null` where none can be told.
 */
export const announcedNow = (told: readonly Told[]): WaitBand | null => {
  const real = told.filter(({ weight }) => weight > 0);
  if (real.length === 0) return null;
  const ends = (end: keyof WaitBand): number =>
    weightedMedian(real.map(({ band, weight }) => ({ value: band[end], weight })));
  return { fromMin: ends('fromMin'), toMin: Math.max(ends('fromMin'), ends('toMin')) };
};
