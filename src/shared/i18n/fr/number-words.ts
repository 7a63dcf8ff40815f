const upTo16 = [
  'zéro',
  'un',
  'deux',
  'trois',
  'quatre',
  'cinq',
  'six',
  'sept',
  'huit',
  'neuf',
  'dix',
  'onze',
  'douze',
  'treize',
  'quatorze',
  'quinze',
  'seize',
] as const;
const tens = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
];

const underHundred = (number: number): string => {
  const small = upTo16[number];
  if (small !== undefined) return small;
  if (number < 20) return `dix-${upTo16[number - 10] ?? ''}`;
  const ten = Math.floor(number / 10);
  // Seventy and ninety count on from sixty and eighty.
  const rest = number - (ten === 7 || ten === 9 ? ten - 1 : ten) * 10;
  const name = tens[ten] ?? '';
  if (rest === 0) return ten === 8 ? 'quatre-vingts' : name;
  const joint = (rest === 1 || rest === 11) && ten < 8 ? ' et ' : '-';
  return `${name}${joint}${underHundred(rest)}`;
};

const underThousand = (number: number): string => {
  const hundreds = Math.floor(number / 100);
  const rest = number % 100;
  if (hundreds === 0) return underHundred(rest);
  const head = hundreds === 1 ? 'cent' : `${upTo16[hundreds] ?? ''} cent${rest === 0 ? 's' : ''}`;
  return rest === 0 ? head : `${head} ${underHundred(rest)}`;
};

/** A whole number from 0 to 9 999 in French words; a voice then cannot read it digit by digit. Others stay in figures. */
export const numberWords = (number: number): string => {
  if (!Number.isInteger(number) || number < 0 || number > 9_999) return String(number);
  const thousands = Math.floor(number / 1_000);
  const rest = number % 1_000;
  if (thousands === 0) return underThousand(rest);
  const head = thousands === 1 ? 'mille' : `${upTo16[thousands] ?? ''} mille`;
  return rest === 0 ? head : `${head} ${underThousand(rest)}`;
};
