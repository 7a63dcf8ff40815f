/** `Clément D.` of `Clément Delattre`: what colleagues see until somebody writes another. Particles stay with the name. */
export const shortNameOf = (name: string): string => {
  const [first = '', ...rest] = name.trim().split(/\s+/u);
  const initial = rest.find((word) => /^\p{Lu}/u.test(word.replace(/^[dl]['’]/iu, '')))?.replace(/^[dl]['’]/iu, '');
  return initial === undefined ? first : `${first} ${[...initial][0] ?? ''}.`;
};
