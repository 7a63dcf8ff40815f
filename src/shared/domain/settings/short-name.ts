/** `Clément D.` of `Clément Delattre`: what colleagues see until somebody writes another. Particles stay with the name. */
export const shortNameOf = (name: string): string => {
  const [first = '', ...rest] = name.trim().split(/\s+/u);
  const initial = rest.find((word) => /^\p{Lu}/u.test(word.replace(/^[dl]['’]/iu, '')))?.replace(/^[dl]['’]/iu, '');
  return initial === undefined ? first : `${first} ${[...initial][0] ?? ''}.`;
};

/** The short name after a change of the name: it follows, unless somebody wrote one of their own. */
export const shortNameAfter = (shortName: string, before: string, name: string): string =>
  shortName === shortNameOf(before) || shortName.trim() === before.trim() ? shortNameOf(name) : shortName;
