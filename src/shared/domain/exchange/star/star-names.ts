import type { SiteReference } from '../../model/reference';
import type { StarWords } from './star-words';

/** How ids and codes are written: as they are, for programs that join tables; or in words, for people with a spreadsheet. */
export type StarNames = {
  readonly inWords: boolean;
  readonly site: (id: string) => string | null;
  readonly department: (id: string) => string | null;
  readonly reason: (id: string) => string | null;
  readonly theme: (id: string) => string | null;
  readonly channel: (id: string) => string | null;
  readonly code: (code: string) => string | null;
};

const orNothing = (text: string): string | null => (text === '' ? null : text);

/** Ids and codes as they stand. `''` is nothing. */
export const starIds: StarNames = {
  inWords: false,
  site: orNothing,
  department: orNothing,
  reason: orNothing,
  theme: orNothing,
  channel: orNothing,
  code: orNothing,
};

type Named = { readonly id: string; readonly name: string };

const namesOf = (entries: readonly Named[]): ((id: string) => string | null) => {
  const byId = new Map(entries.map(({ id, name }) => [id, name]));
  return (id) => orNothing(byId.get(id) ?? id);
};

/** Names in place of ids; an id that the reference data does not know any more stays. */
export const starNames = (reference: SiteReference, words: StarWords): StarNames => ({
  inWords: true,
  site: namesOf([reference.site]),
  department: namesOf(reference.departments),
  reason: namesOf(reference.reasons),
  theme: namesOf(reference.themes),
  channel: (id) => orNothing(words.channel(id)),
  code: (code) => (code === '' ? null : words.word(code)),
});
