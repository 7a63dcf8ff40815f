/** What the screen reader gave to its voice, in the order of time: a sentence, or the order to be silent at once. */
export type Given = { readonly kind: 'said' | 'cut'; readonly text: string; readonly atMs: number };

/** A sentence as it is heard: from when until when, and whether it was cut off before its end. */
export type Spoken = { readonly text: string; readonly fromMs: number; readonly toMs: number; readonly isCut: boolean };

/** A practised listener has some thirty letters read in a second. */
const letterMs = 1000 / 30;

/** One sentence is read after the other; an order to be silent cuts the present one and forgets those that wait. */
export const spokenOf = (given: readonly Given[]): readonly Spoken[] => {
  const spoken: Spoken[] = [];
  let freeMs = 0;
  for (const { kind, text, atMs } of given) {
    if (kind === 'cut') {
      for (const [at, one] of spoken.entries()) if (one.toMs > atMs) spoken[at] = { ...one, toMs: atMs, isCut: true };
      freeMs = atMs;
      continue;
    }
    const fromMs = Math.max(atMs, freeMs);
    freeMs = fromMs + text.length * letterMs;
    spoken.push({ text, fromMs, toMs: freeMs, isCut: false });
  }
  return spoken;
};
