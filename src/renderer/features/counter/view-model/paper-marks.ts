import type { AppointmentPerson } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
import type { AppointmentPapers, PaperDue, PersonPapers } from '#shared/domain/papers/papers-for';
import { papersText } from '#shared/i18n/fr/papers';

export type PaperState = 'seen' | 'missing' | '';

/** A paper to check at the desk. `codes` are the pre-application numbers that stand on it. */
export type PaperMark = {
  readonly paperId: string;
  readonly label: string;
  readonly detail: string;
  readonly codes: readonly string[];
  readonly state: PaperState;
};

/** The papers of one person or of the household. `title` is `''` where there is one person only, `about` where nothing is known. */
export type PaperSection = {
  readonly key: string;
  readonly title: string;
  /** Situation and age in words. */
  readonly about: string;
  readonly marks: readonly PaperMark[];
};

/** What is known of a person: their first name, and situation and age in words. */
export type PaperPerson = { readonly name: string; readonly about: string };

const preApplicationId = 'pre-demande';
const stampId = 'timbre';

const stateOf = (mark: string | undefined): PaperState => (mark === 'seen' || mark === 'missing' ? mark : '');

/** Marks of the first person and of the household keep the bare id, as tickets always had it. */
const markId = (paperId: string, person: number): string => (person === 0 ? paperId : `${paperId}.${person + 1}`);

const stamps = ({ cents }: PersonPapers): readonly Pick<PaperDue, 'id' | 'label' | 'detail'>[] =>
  cents === 0 ? [] : [{ id: stampId, label: papersText.stampPaper(cents), detail: papersText.stampDetail }];

/** The papers of an appointment as they are marked on a ticket. A number stands on the pre-application, else on the first paper. */
export const paperSections = (
  papers: AppointmentPapers,
  marks: Ticket['papers'],
  persons: readonly AppointmentPerson[],
  people: readonly PaperPerson[],
): readonly PaperSection[] => {
  const marked = (list: readonly Pick<PaperDue, 'id' | 'label' | 'detail'>[], person: number): readonly PaperMark[] => {
    const number = persons[person]?.preApplicationNumber ?? '';
    const bearer = list.find(({ id }) => id === preApplicationId) ?? list[0];
    return list.map((paper) => ({
      paperId: markId(paper.id, person),
      label: paper.label,
      detail: paper.detail,
      codes: paper === bearer && number !== '' ? [number] : [],
      state: stateOf(marks[markId(paper.id, person)]),
    }));
  };
  // The household has no number of its own.
  const household = marked(papers.household, 0).map((mark) => ({ ...mark, codes: [] }));
  const [first, ...more] = papers.persons;
  if (first && more.length === 0)
    return [
      {
        key: 'all',
        title: '',
        about: people[0]?.about ?? '',
        marks: [...marked(first.papers, 0), ...household, ...marked(stamps(first), 0)],
      },
    ];
  const own = papers.persons.map((one, index) => marked([...one.papers, ...stamps(one)], index));
  return [
    ...own.map((list, index) => ({
      key: String(index),
      title: people[index]?.name.trim() || papersText.person(index + 1),
      about: people[index]?.about ?? '',
      marks: list,
    })),
    { key: 'household', title: papersText.household, about: '', marks: household },
  ].filter((section) => section.marks.length > 0);
};

/** All marks of all sections, in their order. */
export const allMarks = (sections: readonly PaperSection[]): readonly PaperMark[] =>
  sections.flatMap((section) => section.marks);

/** What a press on a mark makes of a paper: pressing the mark that stands takes it back. */
export const toggledMark = (present: PaperState, pressed: 'seen' | 'missing'): PaperState =>
  present === pressed ? '' : pressed;

/** The papers that were looked for and not found. */
export const missingPapers = (marks: readonly PaperMark[]): readonly PaperMark[] =>
  marks.filter((mark) => mark.state === 'missing');

/** What is missing in words: `photo de moins de 6 mois`, with the name of the person where there are several. */
export const missingInWords = (sections: readonly PaperSection[], sentence: (label: string) => string): string =>
  sections
    .flatMap(({ title, marks }) =>
      missingPapers(marks).map(({ label }) => `${sentence(label)}${title === '' ? '' : ` (${title})`}`),
    )
    .join(', ');
