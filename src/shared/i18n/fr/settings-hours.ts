import type { OpeningPeriod, RecurringAbsence } from '../../domain/model/reference';
import type { MoveSpell } from '../../domain/booking/move-cause';
import type { KeptPurpose } from '../../domain/model/agenda-settings';
import { count, dayAndMonth, longDay, ofName, shortTime, weekdays } from './format';

const nbsp = '\u00A0';
const nameOf = (weekday: number): string => weekdays[weekday - 1] ?? '';

/** Days of the week that follow each other, as stretches: 1 2 3 5 are 1 to 3, and 5. */
const runs = (numbers: readonly number[]): readonly (readonly [number, number])[] => {
  const found: [number, number][] = [];
  for (const weekday of numbers.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && weekday <= last[1] + 1) last[1] = Math.max(last[1], weekday);
    else found.push([weekday, weekday]);
  }
  return found;
};

/** `lundi à vendredi`, `mardi et jeudi`, `tous les jours`. */
export const sayWeekdays = (numbers: readonly number[]): string => {
  if (new Set(numbers).size === 7) return 'tous les jours';
  const parts = runs(numbers).flatMap(([from, to]) =>
    to - from > 1 ? [`${nameOf(from)} à ${nameOf(to)}`] : from === to ? [nameOf(from)] : [nameOf(from), nameOf(to)],
  );
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} et ${last}` : last;
};

const dated = (day: string): string => `${dayAndMonth(day)} ${day.slice(0, 4)}`;
const hours = (from: string, to: string): string => `${shortTime(from)}–${shortTime(to)}`;

/** For whom a stretch of an opening is kept. */
export const keptText = {
  urgent: 'urgences',
  withoutInternet: 'personnes sans internet',
  desk: 'prise au guichet',
  phone: 'prise par téléphone',
  portal: 'portail en ligne',
} as const satisfies Record<KeptPurpose, string>;

const everyText = (weeks: number): string => (weeks === 1 ? 'chaque semaine' : `une semaine sur ${weeks}`);

type Opening = Omit<OpeningPeriod, 'id' | 'kind'>;

const isOnce = ({ validFrom, validUntil }: Opening): boolean => validFrom === validUntil;

/** An opening in a few words: its days and hours. */
export const sayOpening = (opening: Opening): string =>
  `${isOnce(opening) ? `le ${dated(opening.validFrom)}` : sayWeekdays(opening.weekdays)} ${hours(opening.from, opening.to)}`;

/** From when to when something counts; `''` when it always did and will. */
export const sayValidity = (
  { validFrom, validUntil }: Pick<Opening, 'validFrom' | 'validUntil'>,
  today: string,
): string => {
  if (validUntil !== '' && validUntil < today) return `terminé le ${dated(validUntil)}`;
  const from = validFrom > today ? `à partir du ${dated(validFrom)}` : '';
  const until = validUntil === '' ? '' : `jusqu’au ${dated(validUntil)}`;
  return [from, until].filter(Boolean).join(', ');
};

const withHours = (days: string, from: string, to: string): string =>
  from === '00:00' && to === '23:59' ? days : `${days}, ${hours(from, to)}`;

/** The days and hours of a closure or an absence: `24 décembre 2026 13:00–17:00`, whole days without hours. */
export const saySpell = ({ fromDay, toDay, from, to }: MoveSpell): string =>
  withHours(fromDay === toDay ? dated(fromDay) : `${dated(fromDay)} au ${dated(toDay)}`, from, to);

/** The days and hours of an absence that comes back: `mercredi 13:00–18:00, une semaine sur 2`. */
export const sayRecurring = (
  absence: Pick<RecurringAbsence, 'weekdays' | 'everyWeeks' | 'from' | 'to' | 'validFrom' | 'validUntil'>,
  today: string,
): string =>
  [
    `${sayWeekdays(absence.weekdays)} ${hours(absence.from, absence.to)}`,
    (absence.everyWeeks ?? 1) === 1 ? '' : everyText(absence.everyWeeks ?? 1),
    sayValidity(absence, today),
  ]
    .filter(Boolean)
    .join(', ');

const release = (days: number): string => (days > 0 ? `, rendu ${count(days, 'jour')} avant` : '');

/** Texts of the sections about hours: openings, closures, absences, quotas. */
export const settingsHoursText = {
  dayNames: { 1: 'lun.', 2: 'mar.', 3: 'mer.', 4: 'jeu.', 5: 'ven.', 6: 'sam.', 7: 'dim.' },
  openings: {
    lead: 'Quand chaque guichet reçoit sur rendez-vous. Plusieurs plages s’ajoutent\u00A0; les fermetures les retirent.',
    list: 'Plages d’ouverture',
    add: 'Nouvelle plage',
    empty:
      'Aucun guichet ne reçoit encore sur rendez-vous. Ajoutez une première plage\u00A0: ses créneaux paraissent à côté.',
    noDesk: 'Il n’y a pas encore de guichet. Ajoutez-en un dans la rubrique Guichets, puis ses plages ici.',
    choose: 'Choisissez une plage de la liste, ou ajoutez-en une.',
    form: 'Plage d’ouverture',
    formNew: 'Nouvelle plage d’ouverture',
    desk: 'Guichet',
    desks: 'Guichets',
    when: 'Revient',
    weekly: 'chaque semaine',
    once: 'un seul jour',
    weekdays: 'Jours',
    day: 'Date',
    from: 'De',
    to: 'à',
    validFrom: 'Valable du',
    validUntil: 'au',
    untilHint: 'vide\u00A0: sans fin',
    reasons: 'Pour',
    allReasons: 'tous les motifs du guichet',
    someReasons: 'certains motifs',
    reasonList: 'Motifs',
    kept: 'Gardée pour',
    keptNobody: 'personne en particulier',
    release: 'Rendue à tous',
    releaseUnit: 'jours avant',
    releaseHint: '0\u00A0: jamais',
    applies: 'Ce changement vaut',
    appliesFrom: 'à partir du',
    appliesWhole: 'aussi pour le passé',
    appliesDay: 'Premier jour',
    end: 'Arrêter dès aujourd’hui',
    what: (opening: Opening, desk: string) => `plage ${sayOpening(opening)}${desk === '' ? '' : `, ${desk}`}`,
    kept2: (purpose: KeptPurpose, days: number) => `gardée\u00A0: ${keptText[purpose]}${release(days)}`,
    present: (opening: Opening) => `${sayOpening(opening)}.`,
    ended: 'terminée',
    coming: 'à venir',
  },
  bulk: {
    add: 'Horaires de plusieurs guichets',
    form: 'Horaires de plusieurs guichets',
    morning: 'Le matin',
    afternoon: 'L’après-midi',
    since: 'À partir du',
    mixed: {
      morning: 'Le matin, les heures diffèrent, ou un guichet ouvre sans coupure\u00A0: elles restent.',
      afternoon: 'L’après-midi, les heures diffèrent, ou un guichet ouvre sans coupure\u00A0: elles restent.',
    },
    sameForAll: 'Les mêmes pour tous',
    leave: { morning: 'Laisser le matin tel quel', afternoon: 'Laisser l’après-midi telle quelle' },
    replaces:
      'Seule la demi-journée que vous changez est remplacée, aux guichets et aux jours choisis. Les plages d’un seul jour, gardées ou pour certains motifs restent.',
    incomplete:
      'Choisissez des guichets et des jours, et changez des heures qui se suivent. Une matinée commence avant midi, une après-midi à midi ou après.',
    save: 'Appliquer ces horaires',
    shown: 'Guichet montré',
    what: (days: string, desks: number) => `horaires du ${days}, ${count(desks, 'guichet')}`,
  },
  preview: {
    title: 'Créneaux de ce jour',
    day: 'Jour montré',
    reason: 'Motif',
    none: 'Aucun créneau ce jour-là.',
    closed: (label: string) => `Fermé ce jour-là\u00A0: ${label}.`,
    inRow: (number: number, minutes: number) =>
      `${count(number, 'rendez-vous', 'rendez-vous')} de ${minutes}${nbsp}min à la suite`,
    starts: (number: number) => count(number, 'début possible', 'débuts possibles'),
    change: (more: number, fewer: number) =>
      [
        more > 0 ? `${count(more, 'de plus', 'de plus')}` : '',
        fewer > 0 ? `${count(fewer, 'de moins', 'de moins')}` : '',
      ]
        .filter(Boolean)
        .join(', '),
    isNew: 'nouveau',
    isGone: 'supprimé',
    hour: (hour: number) => `${hour}${nbsp}h`,
  },
  spell: {
    fromDay: 'Du',
    toDay: 'au',
    from: 'De',
    to: 'à',
    wholeDays: 'Toute la journée',
    label: 'Intitulé',
  },
  closures: {
    lead: 'Jours et heures où la mairie ou un guichet ne reçoit pas. Les jours fériés se ferment d’eux-mêmes.',
    list: 'Fermetures',
    add: 'Nouvelle fermeture',
    empty: 'Aucune fermeture prévue. Les jours fériés, ci-dessous, sont déjà comptés.',
    holidays: 'Jours fériés',
    holidaysMeta: 'fermés d’eux-mêmes, pour un an',
    choose: 'Choisissez une fermeture de la liste, ou ajoutez-en une.',
    form: 'Fermeture',
    formNew: 'Nouvelle fermeture',
    where: 'Ce qui ferme',
    site: 'Toute la mairie',
    labelHint: 'affiché dans l’agenda',
    what: (label: string) => `fermeture «\u00A0${label}\u00A0»`,
    /** What the main button closes (`desk` = `null`: everything) and when, so that nobody closes what they have not read. */
    closeAndMove: (desk: number | string | null, { fromDay, toDay, from, to }: MoveSpell, number: number) => {
      const days = fromDay === toDay ? longDay(fromDay) : `du ${dayAndMonth(fromDay)} au ${dayAndMonth(toDay)}`;
      const when = withHours(days, from, to);
      return `Fermer ${desk === null ? 'toute la mairie' : `le guichet${nbsp}${desk}`}, ${when}, et déplacer ${number}`;
    },
    coming: 'À venir',
    past: 'Passées',
  },
  absences: {
    lead: 'Quand un agent est absent, son guichet habituel ferme, sauf si un collègue libre le remplace. Ne notez jamais de raison médicale.',
    list: 'Absences',
    add: 'Nouvelle absence',
    empty: 'Aucune absence prévue.',
    choose: 'Choisissez une absence de la liste, ou ajoutez-en une.',
    form: 'Absence',
    formNew: 'Nouvelle absence',
    agent: 'Agent',
    replacedBy: 'Remplacé par',
    nobody: 'personne\u00A0: le guichet ferme',
    labelHint: 'facultatif, sans raison médicale',
    busy: 'déjà à un guichet, ou absent',
    notFree: (name: string, away: string) =>
      `${name} n’est pas libre à toutes ces heures\u00A0: le guichet ${ofName(away)} fermera le reste du temps. Choisissez une personne libre, ou déplacez les rendez-vous.`,
    what: (name: string) => `absence de ${name}`,
    by: (name: string) => `remplacé par ${name}`,
    addRecurring: 'Absence qui revient',
    recurring: 'Qui reviennent',
    recurringForm: 'Absence qui revient',
    recurringNew: 'Nouvelle absence qui revient',
    every: everyText,
  },
  impact: {
    title: 'Rendez-vous touchés',
    none: 'Aucun rendez-vous dans ces heures.',
    looking: 'Recherche des rendez-vous touchés…',
    some: (number: number) =>
      `${count(number, 'rendez-vous', 'rendez-vous')} ${number === 1 ? 'reste dans l’agenda\u00A0; il faut le déplacer.' : 'restent dans l’agenda\u00A0; il faut les déplacer.'}`,
    move: (number: number) => (number === 1 ? 'Déplacer ce rendez-vous' : `Déplacer ces ${number} rendez-vous`),
    saveAndMove: (number: number) =>
      number === 1 ? 'Enregistrer et le déplacer' : `Enregistrer et les déplacer (${number})`,
    saveOnly: 'Enregistrer sans déplacer',
    noneLost: 'Aucun rendez-vous ne perd son guichet.',
    stop: 'Arrêter',
    ask: (verb: string) => `${verb} cette plage\u00A0?`,
    goBack: 'Ne rien changer',
    andMove: (verb: string, number: number) =>
      number === 1 ? `${verb} et le déplacer` : `${verb} et les déplacer (${number})`,
    without: (verb: string) => `${verb} sans déplacer`,
    more: (number: number) => `et ${number} de plus`,
    line: (reason: string, desk: number | string) =>
      [reason, desk === '' ? '' : `guichet${nbsp}${desk}`].filter(Boolean).join(' · '),
    /** What is missing before it can be looked at; `''` = nothing. */
    missing: (hasAgent: boolean, hasSpell: boolean): string =>
      hasAgent && hasSpell
        ? ''
        : `${hasSpell ? 'Choisissez un agent' : 'Donnez des jours et des heures'} pour voir les rendez-vous touchés.`,
  },
  quotas: {
    lead: 'Le plus de rendez-vous qu’un canal peut prendre sur un jour, pour que les autres gardent leur part.',
    list: 'Quotas',
    add: 'Nouveau quota',
    empty: 'Aucun quota\u00A0: chaque canal peut prendre tous les créneaux.',
    choose: 'Choisissez un quota de la liste, ou ajoutez-en un.',
    form: 'Quota',
    formNew: 'Nouveau quota',
    label: 'Nom',
    channels: 'Canaux comptés ensemble',
    reasons: 'Pour',
    allReasons: 'tous les motifs',
    someReasons: 'certains motifs',
    reasonList: 'Motifs',
    most: 'Au plus par jour',
    mostUnit: 'rendez-vous',
    what: (label: string) => `quota «\u00A0${label}\u00A0»`,
    detail: (channels: string, most: number, days: number) =>
      `${channels}\u00A0: ${most}${nbsp}par jour${days > 0 ? `, levé ${count(days, 'jour')} avant` : ''}`,
    release: 'Levé',
    next: 'Les prochains jours',
    nextLine: (booked: number, most: number) => `${booked} sur ${most}`,
    over: 'dépassé',
  },
} as const;
