import { readAppointmentCode } from '#shared/domain/lifecycle/appointment-code';

// What a key of a French keyboard writes, by what the scanner meant: it types as on an American one.
const meant: Readonly<Record<string, string>> = {
  '&': '1',
  é: '2',
  '"': '3',
  "'": '4',
  '(': '5',
  '-': '6',
  è: '7',
  _: '8',
  ç: '9',
  à: '0',
  ')': '-',
  '°': '-',
  a: 'q',
  q: 'a',
  z: 'w',
  w: 'z',
  ',': 'm',
  '?': 'm',
};

/**
 * A number that a scanner typed on a French keyboard as if it were an American one, put right: `éPSù` is no name. `''` when it is no
 * number of a slip either way.
 */
export const unscramble = (text: string): string => {
  const read = [...text.trim().toLowerCase()].map((sign) => meant[sign] ?? sign).join('');
  return readAppointmentCode(read) === '' ? '' : read.toUpperCase();
};
