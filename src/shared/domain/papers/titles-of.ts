import type { Reason } from '../model/reference';

/** The identity titles that Guichet knows rules for. */
export const titleCodes = ['CNI', 'PASSPORT'] as const;
type TitleCode = (typeof titleCodes)[number];

const titles: Readonly<Record<string, readonly TitleCode[]>> = {
  CNI: ['CNI'],
  PASSPORT: ['PASSPORT'],
  'CNI-PASSPORT': ['CNI', 'PASSPORT'],
};

/** The codes of reasons that are about titles. */
export const titleReasonCodes: readonly string[] = Object.keys(titles);

/** The titles that a reason is about, by its code; none for any other reason. */
export const titlesOf = (reason: Pick<Reason, 'code'>): readonly TitleCode[] => titles[reason.code] ?? [];
