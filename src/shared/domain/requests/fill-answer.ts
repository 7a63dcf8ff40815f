import type { AnswerTemplate } from '../model/reference';
import { compareText } from '../../lib/compare';

/** The fields that an answer may name, in French because administrators write them: `{motif}`. */
export const answerFields = ['motif', 'service', 'mairie', 'echeance', 'pieces', 'liens'] as const;
/** A field of an answer template; it stands in braces, with or without accents: `{pièces}`. */
export type AnswerField = (typeof answerFields)[number];

/** What stands for each field. `pieces` has one line for each paper. */
type AnswerValues = Readonly<Record<Exclude<AnswerField, 'pieces' | 'liens'>, string>> & {
  readonly pieces: readonly string[];
};

const inBraces = /\{([^{}\n]*)\}/gu;

const fieldOf = (name: string): AnswerField | undefined => {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
  return answerFields.find((field) => field === plain);
};

/** The names in braces that are no field: they would be sent as they stand. */
export const unknownAnswerFields = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(inBraces)].map((match) => match[1] ?? '').filter((name) => fieldOf(name) === undefined)),
];

/** Whether a template tells by when the answer comes: whoever sends it has promised one, so the request stays open. */
export const promisesAnswer = ({ body }: Pick<AnswerTemplate, 'body'>): boolean =>
  [...body.matchAll(inBraces)].some((match) => fieldOf(match[1] ?? '') === 'echeance');

const listed = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/**
 * The text of an answer with its fields filled in one pass, so that braces in a value stay what they are. A line that would be empty
 * without its field is left out.
 */
export const fillAnswer = (
  { body, links }: Pick<AnswerTemplate, 'body' | 'links'>,
  { pieces, ...values }: AnswerValues,
): string => {
  const all: Readonly<Record<AnswerField, string>> = {
    ...values,
    pieces: listed(pieces),
    liens: listed(links.map(({ label, url }) => `${label}\u00A0: ${url}`)),
  };
  const valueOf = (whole: string, name: string): string => {
    const field = fieldOf(name);
    return field === undefined ? whole : all[field];
  };
  const filled = body
    .replaceAll(/\r\n?/gu, '\n')
    .split('\n')
    .flatMap((line) => {
      const written = line.replaceAll(inBraces, valueOf);
      return line.trim() !== '' && written.trim() === '' ? [] : [written];
    });
  return filled
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
};

/** The answers that a reason may get: those for it first, then those for all. */
export const answersFor = (templates: readonly AnswerTemplate[], reasonId: string): readonly AnswerTemplate[] => {
  const byName = (a: AnswerTemplate, b: AnswerTemplate): number =>
    a.name.localeCompare(b.name, 'fr') || compareText(a.id, b.id);
  return [
    ...templates.filter(({ reasonIds }) => reasonIds.includes(reasonId)).toSorted(byName),
    ...templates.filter(({ reasonIds }) => reasonIds.length === 0).toSorted(byName),
  ];
};
