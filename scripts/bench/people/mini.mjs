// The known library: a prefix search over the words of a name and the digits of a phone, all of them wanted.
import MiniSearch from 'minisearch';

const bare = (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('œ', 'oe').toLowerCase();

/** The search of MiniSearch over everybody, as its own documentation sets it up for search as you type. */
export function miniSearchOver(people) {
  const index = new MiniSearch({
    fields: ['lastName', 'firstName', 'phone', 'birthDate', 'email'],
    storeFields: ['lastName', 'firstName'],
    processTerm: bare,
    searchOptions: { prefix: true, combineWith: 'AND', boost: { lastName: 3, firstName: 2 } },
  });
  index.addAll(people);
  const search = (text, limit, options) => index.search(text, options).slice(0, limit);
  return {
    search: (text, limit) => search(text, limit),
    /** With its own tolerance: a third of the letters of each word may be wrong. */
    fuzzy: (text, limit) => search(text, limit, { fuzzy: 0.34, maxFuzzy: 2 }),
  };
}
