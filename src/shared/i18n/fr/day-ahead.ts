import { rightsText } from '../rights/rights-words';
import type { Stretch } from '../../domain/model/measure';
import { capital, count, dayAndMonth, longDay, shortTime } from './format';

const nbsp = '\u00A0';
const stretch = (from: string, to: string): string => `de ${shortTime(from)} à ${shortTime(to)}`;
/** An absence without times says none. */
const spell = (from: string, to: string): string =>
  from === '00:00' && to >= '23:59' ? 'toute la journée' : stretch(from, to);
const appointments = (number: number): string => count(number, 'rendez-vous', 'rendez-vous');

/** Words of a day that has not begun: who is away, who replaces them, where it does not hold. */
export const dayAheadText = {
  who: 'Qui est absent',
  holds: 'Où cela ne tient pas',
  see: 'Voir la journée',
  seeBooked: 'Voir les rendez-vous',
  title: (day: string, isToday: boolean, isTomorrow: boolean): string =>
    isToday ? 'Ce matin' : isTomorrow ? 'Demain' : capital(longDay(day)),
  head: {
    closed: (why: string, left: number): string =>
      [
        why === '' ? 'Aucun guichet n’ouvre ce jour-là.' : `Fermé${nbsp}: ${why}.`,
        ...(left > 0 ? [`${appointments(left)} à déplacer.`] : []),
      ].join(' '),
    holds: (away: number): string =>
      away === 0
        ? 'La journée tient, personne n’est absent.'
        : `La journée tient, ${count(away, 'absence')} ${away < 2 ? 'comprise' : 'comprises'}.`,
    /** What stands against it, the gravest first. */
    not: (parts: readonly string[]): string => `${capital(parts.join(', '))}.`,
    withoutDesk: (number: number): string => `${appointments(number)} sans guichet`,
    /** Whether somebody is away or the plan of the week has nobody. */
    shut: (desks: number): string => `${count(desks, 'guichet')} sans personne`,
    over: (people: number, from: string, to: string): string =>
      `${count(people, 'personne')} de trop entre ${shortTime(from)} et ${shortTime(to)}`,
    stations: (number: number): string => (number < 2 ? 'il manque un dispositif' : `il manque ${number} dispositifs`),
  },
  away: {
    none: 'Personne n’est absent',
    noneHint: 'aucune absence notée dans les réglages',
    note: 'Noter une absence',
    /** Absences are settings: whom to ask, by name where few are known, else by the roles that have the right. */
    ask: (able: readonly string[], roles: readonly string[] = []): string =>
      able.length === 0
        ? `Une absence se note dans les réglages : demandez ${rightsText.whomToAsk(roles)}.`
        : `Une absence se note dans les réglages : demandez à ${able.join(' ou ')}.`,
    one: (name: string): string => `Absence de ${name}`,
    /** `uncovered` = when the desk is empty all the same. */
    detail: ({ from, to }: Stretch, desk: number, replacedBy: string, uncovered: readonly Stretch[] = []): string =>
      [
        spell(from, to),
        ...(desk > 0 ? [`guichet${nbsp}${desk}`] : []),
        replacedBy === '' ? (desk > 0 ? 'personne ne remplace' : '') : `${replacedBy} remplace`,
        replacedBy === '' || uncovered.length === 0
          ? ''
          : `sauf ${uncovered.map((one) => stretch(one.from, one.to)).join(' et ')}`,
      ]
        .filter((part) => part !== '')
        .join(', '),
    bold: (number: number, uncovered: number): string => {
      if (number === 0)
        return uncovered === 0
          ? 'Tout le monde est là.'
          : `Aucune absence, ${count(uncovered, 'guichet')} sans personne au planning.`;
      const head = count(number, 'absence');
      if (uncovered === 0) return `${head}, ${number < 2 ? 'sans guichet fermé' : 'aucun guichet fermé'}.`;
      return `${head}, ${count(uncovered, 'guichet fermé', 'guichets fermés')}.`;
    },
  },
  /** `watched` = what is nothing to mend, and nothing to be glad of. */
  points: (number: number, watched: number): string => {
    if (number === 0)
      return watched === 0 ? 'Rien à reprendre.' : `Rien à reprendre, ${count(watched, 'point')} à surveiller.`;
    return `${count(number, 'point')} à reprendre${watched === 0 ? '' : `, ${watched} à surveiller`}.`;
  },
  hole: (desk: number): string => `Guichet${nbsp}${desk} fermé`,
  holeDetail: (from: string, to: string, booked: number): string =>
    `${stretch(from, to)}, ${booked === 0 ? 'aucun rendez-vous' : `${appointments(booked)} à déplacer`}`,
  move: 'Déplacer',
  toMove: (number: number): string => `${appointments(number)} à déplacer`,
  lost: (number: number): string => `${appointments(number)} sans guichet`,
  lostDetail: 'en dehors de toute ouverture',
  over: (people: number): string => `${count(people, 'personne')} de trop`,
  overDetail: stretch,
  fits: 'Assez de places',
  fitsDetail: (booked: number, places: number): string => `${appointments(booked)} pour ${count(places, 'place')}`,
  stations: (left: number): string =>
    left < 0
      ? `Il manque ${count(-left, 'dispositif')}`
      : left === 0
        ? 'Tous les dispositifs sont pris'
        : `${count(left, 'dispositif libre', 'dispositifs libres')} au plus juste`,
  stationsDetail: (from: string, to: string, total: number): string => `${stretch(from, to)}, sur ${total}`,
  strip: {
    title: 'La journée à venir',
    booked: 'rendez-vous pris',
    places: 'places',
    expected: 'prévues sans rendez-vous',
    expectedHint: 'd’après les journées semblables',
    unknown: 'trop peu de journées connues',
    shut: 'la mairie ne reçoit pas',
    away: 'agents absents',
    uncovered: (number: number): string =>
      number === 0 ? 'aucun guichet fermé' : `${count(number, 'guichet')} sans personne`,
    desks: 'guichets ouverts',
    outOf: (total: number): string => `sur ${total}`,
    partly: (number: number): string => (number === 0 ? '' : `dont ${number} une partie de la journée`),
    stations: 'dispositifs libres',
    atWorst: (from: string): string => `au plus juste, à ${shortTime(from)}`,
    none: 'aucun dispositif',
    fill: (percent: number): string => `${percent}${nbsp}% pris par rendez-vous`,
    withoutDesk: (number: number): string => `dont ${number} sans guichet`,
    allPlaced: 'tous ont un guichet',
  },
  caption: (day: string): string => `Absences, remplacements et manques du ${dayAndMonth(day)}`,
} as const;
