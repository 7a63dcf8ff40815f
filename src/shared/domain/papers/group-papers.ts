import type { AppointmentPapers, PaperDue } from './papers-for';

/** Papers that the same persons bring; `persons` are their indexes, in order. */
type PaperGroup = { readonly persons: readonly number[]; readonly papers: readonly PaperDue[] };

/**
 * The papers of the persons, put together where the same persons bring the same: what all of them bring first, then by
 * person. Each paper of each person stands in exactly one group.
 */
export const groupPapers = ({ persons }: Pick<AppointmentPapers, 'persons'>): readonly PaperGroup[] => {
  const holders = new Map<string, { readonly persons: number[]; readonly paper: PaperDue }>();
  for (const [index, { papers }] of persons.entries())
    for (const paper of papers) {
      const key = JSON.stringify([paper.id, paper.label, paper.detail]);
      const held = holders.get(key);
      if (held) held.persons.push(index);
      else holders.set(key, { persons: [index], paper });
    }
  const groups = new Map<string, { readonly persons: readonly number[]; readonly papers: PaperDue[] }>();
  for (const { persons: who, paper } of holders.values()) {
    const group = groups.get(who.join());
    if (group) group.papers.push(paper);
    else groups.set(who.join(), { persons: who, papers: [paper] });
  }
  return [...groups.values()].toSorted(
    (a, b) => b.persons.length - a.persons.length || (a.persons[0] ?? 0) - (b.persons[0] ?? 0),
  );
};
