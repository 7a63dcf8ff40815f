import { capital, count, dayNumber, fullDay, longDay, shortTime, weekdayName } from './format';
import { formatChange } from './figures';

const nbsp = '\u00A0';
const people = (number: number): string => count(number, 'personne');

const shortMonths = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
] as const;
const shortDate = (day: string): string => `${dayNumber(day)}${nbsp}${shortMonths[Number(day.slice(5, 7)) - 1] ?? ''}`;

/** Words of a whole day, of a week, and of the days ahead. */
export const periodsText = {
  previousDay: 'Jour précédent',
  nextDay: 'Jour suivant',
  previousWeek: 'Semaine précédente',
  nextWeek: 'Semaine suivante',
  chooseDay: 'Jour affiché',
  /** `waiting` = who waits still on a day that runs, `longest` = for how long the first of them: they count in no median yet. */
  dayHead: (served: number, median: string, waiting = 0, longest = ''): string => {
    const who = `${people(waiting)} ${waiting === 1 ? 'attend' : 'attendent'} encore`;
    const still = waiting === 0 ? '' : ` ${who}${longest === '' ? '' : `, jusqu’à ${longest}`}.`;
    if (served === 0) return `Personne n’a été reçu.${still}`;
    const called = `${people(served)} ${served === 1 ? 'reçue' : 'reçues'}`;
    return `${called}${median === '' ? '' : `, attente médiane ${median}`}.${still}`;
  },
  dayMeta: (day: string): string => capital(fullDay(day)),
  tickets: (tickets: number): string => count(tickets, 'ticket'),
  upTo: (time: string): string => `arrêté à ${time}`,
  weekHead: (served: number, change: number | null): string =>
    served === 0
      ? 'Personne n’a été reçu cette semaine.'
      : `${people(served)} reçues${change === null ? '' : `, ${formatChange(change)} par jour ouvert sur la semaine d’avant`}.`,
  weekAhead: 'Cette semaine n’a pas commencé.',
  weekMeta: (from: string, to: string): string => `Du ${longDay(from)} au ${longDay(to)}`,
  reading: 'Lecture des chiffres…',
  strip: {
    title: 'La journée en chiffres',
    weekTitle: 'La semaine en chiffres',
    served: 'personnes reçues',
    tickets: (number: number): string => `sur ${count(number, 'ticket')}`,
    median: 'attente médiane',
    p90: (min: number): string => `9 sur 10 en ${Math.round(min)}${nbsp}min`,
    within: 'appelées à temps',
    goal: (min: number): string => `en ${min}${nbsp}min au plus`,
    gone: 'parties ou non reçues',
    goneParts: (left: number, silent: number, closing: number): string =>
      [
        left > 0 ? `${left} ${left < 2 ? 'partie' : 'parties'}` : '',
        silent > 0 ? `${silent} sans réponse` : '',
        closing > 0 ? `${closing} à la fermeture` : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    noShow: 'absents aux rendez-vous',
    range: (low: number, high: number): string => `entre ${Math.round(low * 100)} et ${Math.round(high * 100)}${nbsp}%`,
    booked: 'rendez-vous pris',
    cancelled: (number: number): string => `${count(number, 'annulé')} avant`,
    perDay: 'reçues par jour ouvert',
    openDaysTitle: 'jours ouverts achevés',
    openDays: (number: number): string => `${number} la semaine d’avant`,
    before: (text: string): string => `${text} la semaine d’avant`,
  },
  funnel: {
    title: 'Ce que deviennent les rendez-vous',
    steps: { booked: 'Pris', confirmed: 'Confirmés', arrived: 'Arrivés', called: 'Appelés', attended: 'Honorés' },
    bold: (attended: number, booked: number): string => `${count(attended, 'honoré')} sur ${booked} pris.`,
    rest: (ahead: number, noShow: number, missing: number): string =>
      `${[
        ahead > 0 ? `${ahead} encore à venir` : '',
        count(noShow, 'absent'),
        missing > 0 ? `${missing} à renseigner` : '',
      ]
        .filter((part) => part !== '')
        .join(', ')}.`,
    none: 'Aucun rendez-vous ce jour-là.',
    columns: { step: 'Étape', number: 'Rendez-vous', share: 'Part des pris' },
    caption: 'Jusqu’où sont allés les rendez-vous du jour',
  },
  reasons: {
    title: 'Motifs du jour',
    bold: (name: string, number: number): string => `«${nbsp}${name}${nbsp}» en premier, ${people(number)}.`,
    rest: 'Médianes à partir de 5 personnes.',
    none: 'Aucun ticket ce jour-là.',
    columns: {
      reason: 'Motif',
      tickets: 'Personnes',
      served: 'Reçues',
      wait: 'Attente médiane (min)',
      service: 'Service médian (min)',
    },
    caption: 'Personnes par motif, avec attente et durée médianes',
  },
  heat: {
    title: 'Quand vient-on d’habitude',
    week: 'Quand est-on venu cette semaine',
    bold: (weekday: number, time: string, perDay: string): string =>
      `Pointe le ${weekdayName(`2026-11-${22 + weekday}`)} à ${shortTime(time)}${nbsp}: ${perDay} personnes par demi-heure.`,
    rest: (weeks: number): string => `Moyenne par jour ouvert, ${count(weeks, 'semaine')}.`,
    none: 'Trop peu de jours connus.',
    columns: { weekday: 'Jour', time: 'Heure', perDay: 'Par jour', people: 'Personnes', wait: 'Attente médiane (min)' },
    caption: 'Personnes venues par jour de la semaine et demi-heure',
    cell: (perDay: string, wait: string): string =>
      `${perDay} personnes par jour${wait === '' ? '' : `, attente médiane ${wait}${nbsp}min`}`,
  },
  week: {
    title: 'Jour par jour',
    /** `isAhead` = of a day to come only those who are booked are known. */
    bold: (day: string, number: number, isAhead: boolean): string =>
      `${capital(weekdayName(day))} le plus chargé, ${isAhead ? count(number, 'rendez-vous pris', 'rendez-vous pris') : people(number)}.`,
    none: 'Aucun jour ouvert cette semaine.',
    booked: 'rendez-vous',
    walkIns: 'sans rendez-vous',
    places: 'places',
    columns: {
      day: 'Jour',
      booked: 'Rendez-vous',
      walkIns: 'Sans rendez-vous',
      served: 'Reçus',
      places: 'Places',
      wait: 'Attente médiane (min)',
    },
    caption: 'Rendez-vous, passages, personnes reçues et places par jour',
    row: (day: string, booked: number, walkIns: number, served: number, places: number): string =>
      places === 0
        ? `${capital(longDay(day))}${nbsp}: fermé.`
        : `${capital(longDay(day))}${nbsp}: ${booked} rendez-vous, ${walkIns} sans rendez-vous, ${served} reçus, ${count(places, 'place')}.`,
    dayLabel: (day: string): string => `${weekdayName(day).slice(0, 3)}. ${dayNumber(day)}`,
  },
  ten: {
    title: 'Dix prochains jours',
    over: (day: string): string => `${capital(weekdayName(day))} ${dayNumber(day)} dépasse`,
    shut: (day: string): string => `${capital(weekdayName(day))} ${dayNumber(day)} est fermé`,
    shutRest: (number: number): string => `${nbsp}: ${count(number, 'rendez-vous', 'rendez-vous')} à déplacer.`,
    shutShort: 'fermé',
    overRest: (number: number): string => ` de ${count(number, 'rendez-vous', 'rendez-vous')}.`,
    /** Places of appointments: the load of a day counts those of walk-ins too, and is another number. */
    fullest: (percent: number): string => `Au plus ${percent}${nbsp}% des places de rendez-vous.`,
    calm: 'Aucun jour n’a plus de rendez-vous que de places.',
    none: 'Aucun jour ouvert devant nous.',
    columns: { day: 'Jour', places: 'Places', booked: 'Pris', overbooked: 'En surnombre', fill: 'Remplissage' },
    caption: 'Places et rendez-vous des dix prochains jours ouverts',
    row: (day: string, booked: number, places: number): string =>
      places === 0
        ? `${capital(longDay(day))}${nbsp}: fermé, ${count(booked, 'rendez-vous', 'rendez-vous')} à déplacer.`
        : `${capital(longDay(day))}${nbsp}: ${booked} places de rendez-vous prises sur ${places}.`,
    booked: 'places de rendez-vous prises',
    full: 'jour complet',
    /** With the month where it is not that of the day before it: « mar. 1er déc. ». */
    label: (day: string, hasMonth: boolean): string =>
      `${weekdayName(day).slice(0, 3)}. ${hasMonth ? shortDate(day) : dayNumber(day)}`,
  },
} as const;
