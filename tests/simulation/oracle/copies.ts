import type { History } from '../history/history';

/** Lines 12 and 14: the server begins another history by itself once for each copy that was put back, and for nothing else. */
export const checkCopies = ({ watch, copies, findings }: History): void => {
  for (const [index, atMs] of watch.rotations.entries()) {
    const before = watch.rotations[index - 1] ?? 0;
    if (!copies.some((ms) => ms >= before && ms <= atMs))
      findings.add(14, 'the server began another history, and no copy had been put back');
  }
};
