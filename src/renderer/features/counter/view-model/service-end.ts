import type { Reason } from '#shared/domain/model/reference';
import { ticketOutcomes, type TicketOutcome } from '#shared/domain/model/ticket';

import { missingPapers, type PaperMark } from './paper-marks';

const outcomeOf = {
  deposit: 'fileDeposited',
  collection: 'titleCollected',
  other: 'answered',
} as const satisfies Record<Reason['act'], TicketOutcome>;

/** How a service of a reason usually ends. */
export const usualOutcome = (reason: Reason | undefined): TicketOutcome => outcomeOf[reason?.act ?? 'other'];

/** The outcomes that have no button of their own. */
export const otherOutcomes = (usual: TicketOutcome): readonly TicketOutcome[] =>
  ticketOutcomes.filter((outcome) => outcome !== usual && outcome !== 'incompleteFile');

/** Which end the screen puts forward: with a paper missing, the incomplete one. The keys stay where they are. */
export const emphasis = (marks: readonly PaperMark[]): 'finish' | 'incomplete' =>
  missingPapers(marks).length > 0 ? 'incomplete' : 'finish';
