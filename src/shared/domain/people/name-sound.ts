/**
 * How letters are heard in French, in the order in which the rules apply. Capitals stand for sounds that no letter has: X = ch,
 * A, I, O = the nasal vowels, U = ou, W = oi. It is coarse on purpose: names of other languages are written down by French ears.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/(.)\1+/g, '$1'],
  [/sch|sh|ch(?=[aeiouy]|$)/g, 'X'],
  [/ch/g, 'k'],
  [/ph/g, 'f'],
  [/t[Xj]/g, 'X'],
  [/dj/g, 'j'],
  [/gn/g, 'n'],
  [/qu(?=[aeiouy])|ck|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/gu(?=[eiy])/g, 'G'],
  [/ge(?=[aou])|g(?=[eiy])/g, 'j'],
  [/h/g, ''],
  [/ow$/g, 'o'],
  [/w/g, 'v'],
  [/y/g, 'i'],
  [/e?au/g, 'o'],
  [/o[uo]/g, 'U'],
  [/oi/g, 'W'],
  [/ien(?![aeiou])/g, 'iI'],
  [/(?:[ae]?i|u)[nm](?![aeiouUWAIO])/g, 'I'],
  [/[ae][nm](?![aeiouUWAIO])/g, 'A'],
  [/o[nm](?![aeiouUWAIO])/g, 'O'],
  [/oe|[ae]i|e[ui]|ue/g, 'e'],
  [/tiO/g, 'siO'],
  [/x(?=.)/g, 'ks'],
  [/z/g, 's'],
  // What is written at the end and not heard; a word keeps two sounds.
  [/(?<=..)[dtsxplr]+$/g, ''],
  [/(?<=..)e+$/g, ''],
  [/U/g, 'u'],
  [/G/g, 'g'],
  [/(.)\1+/g, '$1'],
];

/** A folded word as it is heard in French: `charpantier` and `charpentier` are the same. Not to be shown. */
export const soundOf = (word: string): string => {
  let sound = word;
  for (const [written, heard] of rules) sound = sound.replace(written, heard);
  return sound;
};
