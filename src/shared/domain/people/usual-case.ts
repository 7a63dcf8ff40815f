const particles = /^(de|du|des|d)$/;

const capital = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toLocaleUpperCase('fr') + rest.join('').toLocaleLowerCase('fr');
};

/**
 * A name that was typed in capitals or without any, as it is usually written: `DUPRÉ-VIAL` -> `Dupré-Vial`, `DE LA MOTTE` ->
 * `de La Motte`, `D’HÉROUVILLE` -> `d’Hérouville`. Where both cases were typed somebody meant it: `McDonald` stays.
 */
export const usualCase = (name: string): string => {
  const isPlain = name === name.toLocaleUpperCase('fr') || name === name.toLocaleLowerCase('fr');
  const words = name.split(/([\s’'-]+)/u);
  if (!isPlain || !/\p{L}{2}/u.test(name)) return name;
  const last = words.findLastIndex((word) => /\p{L}/u.test(word));
  return words
    .map((word, at) => {
      const lower = word.toLocaleLowerCase('fr');
      return at < last && particles.test(lower) ? lower : capital(word);
    })
    .join('');
};
