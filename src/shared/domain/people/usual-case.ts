const particles = /^(de|du|des|d)$/;
/** Small behind another word: `Van den Berghe`, `Le Goff dit Petit`. */
const inner = /^(den|der|ten|ter|dit|dite|née|épouse)$/;

const capital = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toLocaleUpperCase('fr') + rest.join('').toLocaleLowerCase('fr');
};

/**
 * A name that was typed in capitals or without any, as it is usually written: `DUPRÉ-VIAL` -> `Dupré-Vial`, `DE LA MOTTE` ->
 * `de La Motte`, `VAN DEN BERGHE` -> `Van den Berghe`, `D’HÉROUVILLE` -> `d’Hérouville`. Where both cases were typed somebody meant it: `McDonald` stays.
 */
export const usualCase = (name: string): string => {
  const isPlain = name === name.toLocaleUpperCase('fr') || name === name.toLocaleLowerCase('fr');
  const words = name.split(/([\s’'-]+)/u);
  if (!isPlain || !/\p{L}{2}/u.test(name)) return name;
  const last = words.findLastIndex((word) => /\p{L}/u.test(word));
  return words
    .map((word, at) => {
      const lower = word.toLocaleLowerCase('fr');
      const isSmall = particles.test(lower) || (at > 0 && inner.test(lower));
      return at < last && isSmall ? lower : capital(word);
    })
    .join('');
};
