import type { Reason } from '#shared/domain/model/reference';
import { ticketOutcomes, type TicketOutcome } from '#shared/domain/model/ticket';

import { missingPapers, type PaperMark } from './paper-marks';

/** The outcomes that have no button of their own. */
export const otherOutcomes = (usual: TicketOutcome): readonly TicketOutcome[] =>
  ticketOutcomes.filter((outcome) => outcome !== usual && outcome !== 'incompleteFile');

/** Which end the screen puts forward: with a paper missing, the incomplete one. The keys stay where they are. */
export const emphasis = (marks: readonly PaperMark[]): 'finish' | 'incomplete' =>
  missingPapers(marks).length > 0 ? 'incomplete' : 'finish';

/**
 * What an incomplete file leads to: a new appointment (`again`), nothing more where the reason takes no appointments (`alone`). `none` =
 * it asks for no paper either, so no file is incomplete.
 */
export const incompleteEnd = (
  reason: Pick<Reason, 'bookable'> | undefined,
  marks: readonly PaperMark[],
): 'again' | 'alone' | 'none' => {
  if (reason?.bookable !== false) return 'again';
  return marks.length > 0 ? 'alone' : 'none';
};
