import { groupPapers } from '#shared/domain/papers/group-papers';
import type { AppointmentPapers, PaperDue } from '#shared/domain/papers/papers-for';
import { withinSentence } from '#shared/i18n/fr/format';
import { listNames, papersText as texts } from '#shared/i18n/fr/papers';

/** One line of the list: who brings it, and what, in words. */
export type PaperLine = { readonly key: string; readonly who: string; readonly papers: string };

/** The name of a person of the appointment, their number while nobody knows it. */
export const personName = (names: readonly string[], index: number): string => {
  const name = names[index]?.trim() ?? '';
  return name === '' ? texts.person(index + 1) : name;
};

const inWords = (papers: readonly PaperDue[]): string => papers.map(({ label }) => withinSentence(label)).join(', ');

/** The lines of an appointment: everyone, the household, then who brings something of their own. */
export const paperLines = (papers: AppointmentPapers, names: readonly string[]): readonly PaperLine[] => {
  const all = papers.persons.length;
  const groups = groupPapers(papers);
  const common = groups.filter(({ persons }) => persons.length === all).flatMap((group) => group.papers);
  if (all === 1) {
    const words = inWords([...common, ...papers.household]);
    return words === '' ? [] : [{ key: 'all', who: texts.alone, papers: words }];
  }
  return [
    { key: 'all', who: texts.everyone, papers: inWords(common) },
    { key: 'household', who: texts.household, papers: inWords(papers.household) },
    ...groups
      .filter(({ persons }) => persons.length < all)
      .map((group) => ({
        key: group.persons.join(),
        who: listNames(group.persons.map((index) => personName(names, index))),
        papers: inWords(group.papers),
      })),
  ].filter((line) => line.papers !== '');
};

/** The fees that are paid and their sum in cents; `null` where no rule speaks of a fee. */
export const stampLine = ({
  persons,
  cents,
}: AppointmentPapers): { readonly cents: readonly number[]; readonly total: number } | null => {
  const fees = persons.flatMap((person) => person.fees);
  if (fees.length === 0) return null;
  return { cents: fees.map((fee) => fee.cents).filter((one) => one > 0), total: cents };
};

const officialSite = 'service-public.fr';
const ficheOf = (source: string): string => /\bfiche (F\d+)/u.exec(source)?.[1] ?? '';

/** Who says so, each source once: the pages of the official site together, then the texts of law. */
export const sourcesOf = ({ persons, household }: AppointmentPapers): readonly string[] => {
  const named = [...persons.flatMap(({ papers, fees }) => [...papers, ...fees]), ...household];
  const sources = [...new Set(named.flatMap(({ source }) => source.split(' ; ')))].filter((source) => source !== '');
  const fiches = [...new Set(sources.map(ficheOf))].filter((fiche) => fiche !== '').toSorted();
  const others = sources.filter((source) => ficheOf(source) === '').toSorted((a, b) => a.localeCompare(b, 'fr'));
  return [...(fiches.length === 0 ? [] : [`${officialSite}, ${texts.fiches(fiches)}`]), ...others];
};
