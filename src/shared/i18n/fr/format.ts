import type { WaitBand } from '../../domain/model/ticket';
import { addDays, weekdayOf } from '../../time/civil';
import { formatNumber } from './figures';
import { pad } from '../../lib/pad';

const nbsp = '\u00A0';
/** The weekdays in small letters, Monday first. */
export const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;
const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

/** `09:12` as people write it, `9:12`. */
export const shortTime = (time: string): string => time.replace(/^0(?=\d)/, '');

/** « depuis 10:45 » of a civil time of today; from midnight on it is the whole day. */
export const sinceToday = (time: string): string => (time === '00:00' ? 'aujourd’hui' : `depuis ${shortTime(time)}`);

/** `41 min`, `1 h 05`; whole minutes. */
export const formatMinutes = (minutes: number): string => {
  const whole = Math.max(0, Math.floor(minutes));
  if (whole < 60) return `${whole}${nbsp}min`;
  return `${Math.floor(whole / 60)}${nbsp}h${nbsp}${pad(whole % 60)}`;
};

/** `20 à 35 min`, `moins de 10 min` when the lower bound is 0. */
export const formatBand = ({ fromMin, toMin }: WaitBand): string =>
  fromMin <= 0 ? `moins de ${toMin}${nbsp}min` : `${fromMin} à ${toMin}${nbsp}min`;

/** `1 personne`, `16 571 personnes`; zero is singular in French. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${formatNumber(number)}${nbsp}${number < 2 ? one : many}`;

/** « poste 2, poste 4 et 3 autres »: the first `most` of them are named. */
export const nameSome = (names: readonly string[], most: number): string => {
  const more = names.length - most;
  const first = names.slice(0, most).join(', ');
  return more > 0 ? `${first} et ${count(more, 'autre')}` : first;
};

/** `lundi` of a civil day. */
export const weekdayName = (day: string): string => weekdays[weekdayOf(day) - 1] ?? '';

/** `1er`, `23`: the day of the month. */
export const dayNumber = (day: string): string => (day.endsWith('-01') ? '1er' : String(Number(day.slice(8))));
const monthName = (day: string): string => months[Number(day.slice(5, 7)) - 1] ?? '';

/** `23 novembre`. */
export const dayAndMonth = (day: string): string => `${dayNumber(day)}${nbsp}${monthName(day)}`;

/** `lundi 23 novembre`. */
export const longDay = (day: string): string => `${weekdayName(day)} ${dayAndMonth(day)}`;

/** `lundi 23 novembre 2026`. */
export const fullDay = (day: string): string => `${longDay(day)} ${day.slice(0, 4)}`;

/** `novembre 2026`. */
export const monthAndYear = (day: string): string => `${monthName(day)} ${day.slice(0, 4)}`;

const inYearOf = (day: string, today: string): boolean => day.slice(0, 4) === today.slice(0, 4);
const near = (day: string, today: string, otherwise: string): string => {
  if (day === today) return 'aujourd’hui';
  if (day === addDays(today, -1)) return 'hier';
  return day === addDays(today, 1) ? 'demain' : otherwise;
};

/** `hier`, `aujourd’hui`, `demain`, else `mardi 1er décembre`, with the year where it is another one. */
export const nearDay = (day: string, today: string): string =>
  near(day, today, inYearOf(day, today) ? longDay(day) : fullDay(day));

/** `23/11/2026`. */
export const numericDay = (day: string): string => day.split('-').toReversed().join('/');

/** `hier`, `aujourd’hui`, `demain`, else `27/05`, with the year where it is another one: under a heading. */
export const bareDay = (day: string, today: string): string =>
  near(day, today, inYearOf(day, today) ? numericDay(day).slice(0, 5) : numericDay(day));

/** The same within a sentence: `hier`, `le 27/05`. */
export const sayDay = (day: string, today: string): string => bareDay(day, today).replace(/^\d/u, 'le $&');

/** With a full stop, also where it ends in a shortened name (« Karim B. »), which has one. */
export const fullStop = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** First letter in capital, for a date that heads a screen. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `« Passeport »`: somebody else's words within ours. */
export const quoted = (text: string): string => `«${nbsp}${text}${nbsp}»`;

// « de » loses its vowel before another one: « d’Émilie », « d’Hugues », but « de Yanis ».
const elided = /^[aeiouhàâäéèêëîïôöûüœæ]/i;

/** `de Yanis`, `d’Aminata`. */
export const ofName = (name: string): string => (elided.test(name) ? `d’${name}` : `de ${name}`);

/** A name inside a sentence: `justificatif de domicile`, but `CNI actuelle`. */
export const withinSentence = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLocaleLowerCase('fr') + label.slice(1) : label;

/** The year of birth in words, `''` where it is not known. */
export const bornIn = (birthDate: string): string => (birthDate === '' ? '' : `né(e) en ${birthDate.slice(0, 4)}`);

/** What tells somebody apart from others of their name; `''` = nothing that is known. */
export const toldApart = ({ birthDate, phone }: { readonly birthDate: string; readonly phone: string }): string =>
  [bornIn(birthDate), phone && `téléphone finissant par ${phone.slice(-2)}`].filter((part) => part !== '').join(' · ');

/** What tells apart more people than a list holds, by what was typed. */
export const addMore = (searched: string): string =>
  `ajoutez ${/\p{L}/u.test(searched) ? 'le prénom' : 'des chiffres'}`;
