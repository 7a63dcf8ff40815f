import type { AppointmentPerson } from '#shared/domain/model/appointment';
import type { Reason } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';

export type PaperState = 'seen' | 'missing' | '';

/** A paper to check at the desk. `codes` are the pre-application numbers that stand on it. */
export type PaperMark = {
  readonly paperId: string;
  readonly label: string;
  readonly detail: string;
  readonly codes: readonly string[];
  readonly state: PaperState;
};

const stateOf = (mark: string | undefined): PaperState => (mark === 'seen' || mark === 'missing' ? mark : '');

/** The papers of a reason as they are marked on a ticket. Pre-application numbers stand on the first of them. */
export const paperMarks = (
  reason: Reason | undefined,
  papers: Ticket['papers'],
  persons: readonly AppointmentPerson[],
): readonly PaperMark[] =>
  (reason?.papers ?? []).map((paper, index) => ({
    paperId: paper.id,
    label: paper.label,
    detail: paper.detail,
    codes:
      index === 0 && reason?.asksPreApplication
        ? persons.map((person) => person.preApplicationNumber).filter((code) => code !== '')
        : [],
    state: stateOf(papers[paper.id]),
  }));

/** What a press on a mark makes of a paper: pressing the mark that stands takes it back. */
export const toggledMark = (present: PaperState, pressed: 'seen' | 'missing'): PaperState =>
  present === pressed ? '' : pressed;

/** The papers that were looked for and not found. */
export const missingPapers = (marks: readonly PaperMark[]): readonly PaperMark[] =>
  marks.filter((mark) => mark.state === 'missing');

/** The name of a paper inside a sentence: `justificatif de domicile`, but `CNI actuelle`. */
export const paperInSentence = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
