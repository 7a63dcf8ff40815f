import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import type { Act } from '../door/act';
import { loadReference } from '../../reference';
import { ticketAct } from './ticket-act';
import { load } from '../door/write';

export type MarkPaperInput = {
  readonly ticketId: string;
  readonly paperId: string;
  readonly mark: 'seen' | 'missing' | '';
  /** The words of the paper, for the act; those of the reason where they are absent. */
  readonly label?: string;
};

/** Notes a paper seen or missing at the desk; `''` takes the mark back. */
export const markPaper = async (
  context: DataContext,
  { ticketId, paperId, mark, label }: MarkPaperInput,
): Promise<Result<{ act: Act }, Refusal>> => {
  const ticket = await load(context, 'tickets', ticketId);
  const { reasons } = await loadReference(context);
  // Reasons share the ids of their papers, but not always the words.
  const reason = reasons.find((one) => one.id === ticket?.reasonId);
  const paper = label ?? reason?.papers.find((one) => one.id === paperId)?.label ?? '';
  return ticketAct(context, 'paperMarked', ticketId, { type: 'markPaper', paperId, mark }, { paper, mark });
};
