import type { ShutDesk } from '../../domain/insights/day/desks-shut';
import { capital, count, dayAndMonth, formatMinutes, longDay, shortTime, sinceToday, weekdayName } from './format';

const nbsp = '\u00A0';
/** Minutes as the figures beside say them: rounded, where a clock would cut. */
const about = (min: number): string => formatMinutes(Math.round(min));
const inMinutes = (min: number): string => (Math.round(min) === 0 ? 'sans attendre' : `en ${about(min)}`);
const people = (number: number): string => count(number, 'personne');
const wait = (number: number): string => `${people(number)} ${number < 2 ? 'attend' : 'attendent'}`;
const few = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six'] as const;
const desks = (number: number): string => (number < 2 ? 'un guichet' : `${few[number - 1] ?? String(number)} guichets`);
const stretch = (from: string, to: string): string => `de ${shortTime(from)} à ${shortTime(to)}`;

type Stretch = { readonly from: string; readonly to: string };
type OverStretch = Stretch & { readonly tooMany: number };
/** What lacks, and when. */
type Short = { readonly when: string; readonly lacks: string };

/** A stretch as the headline and the panels say it alike: what runs already has no beginning any more. */
const said = ({ from, to }: Stretch, now: string): string =>
  from < now ? `jusqu’à ${shortTime(to)}` : stretch(from, to);
const sumOf = (stretches: readonly OverStretch[]): number => stretches.reduce((sum, one) => sum + one.tooMany, 0);
/** Beyond two, a sentence that names them all is read by nobody. */
const mostNamed = 2;
const moments = (number: number, worst: string): string => `à ${number} moments, surtout ${worst}`;

/** Where a figure usually lies, in whole numbers. */
const usually = (low: number, high: number): string => {
  const [least, most] = [Math.round(low), Math.round(high)];
  return `d’habitude ${least === most ? least : `${least} à ${most}`}`;
};

/** Words of supervision: the sentence that heads it, the strip of this moment, its panels. */
export const supervisionText = {
  fits: 'La journée tient.',
  fitsExcept: ({ when, lacks }: Short): string => `La journée tient, sauf ${when}${nbsp}: ${lacks}.`,
  /** More people than places, and nobody waits too long for it. `where` = of which stretch the wait is, where several are named; `null` = of the one. */
  fitsDespite: ({ when, lacks }: Short, min: number, where: OverStretch | null, now: string): string => {
    const [there, place] = where ? ['', ` ${said(where, now)}`] : ['y ', ''];
    const most = `9 personnes sur 10 ${there}attendront ${formatMinutes(min)} au plus${place}`;
    return `La journée tient malgré ${lacks} ${when}${nbsp}: ${min === 0 ? 'presque personne n’attendra' : most}.`;
  },
  stationless: (number: number): string =>
    `${count(number, 'rendez-vous demande', 'rendez-vous demandent')} un dispositif de recueil, et la mairie n’en a pas`,
  uncalled: (desk: number, label: string): string => `${label} attend et le guichet${nbsp}${desk} est libre`,
  unstaffed: 'la mairie est ouverte, aucun guichet ne l’est',
  weighing: 'Calcul de la journée…',
  /** What presses first; then what lacks, and when. */
  holdsNot: (first: string, short: Short | null): string =>
    `${capital(first)}${short ? `${nbsp}; ${short.lacks} ${short.when}` : ''}.`,
  short: (stretches: readonly OverStretch[], worst: OverStretch, lacking: number, now: string): Short => ({
    when:
      stretches.length > mostNamed
        ? moments(stretches.length, said(worst, now))
        : stretches.map((one) => said(one, now)).join(' et '),
    lacks: lacking === 0 ? `${people(sumOf(stretches))} de trop` : `il manque ${desks(lacking)}`,
  }),
  lateNow: (number: number, goal: number): string => `${wait(number)} depuis plus de ${goal}${nbsp}min`,
  announcedOver: (from: number, to: number, goal: number): string =>
    `${from === 0 ? `jusqu’à ${to}` : `${from} à ${to}`}${nbsp}min d’attente pour qui arrive, au-delà de ${goal}${nbsp}min`,
  expectedOver: (min: number, when: Stretch, now: string, goal: number): string =>
    `l’attente atteindra ${formatMinutes(min)} ${when.from <= now ? `d’ici ${shortTime(when.to)}` : stretch(when.from, when.to)}, au-delà de ${goal}${nbsp}min`,
  closedToday: 'La mairie est fermée aujourd’hui.',
  closedNow: (since: string, until: string, waiting: number, toMove: number): string =>
    `Fermé ${sinceToday(since)}${until === '' ? '' : `, jusqu’à ${shortTime(until)}`}${nbsp}: ${waiting === 0 ? 'personne n’attend' : wait(waiting)}, ${toMove === 0 ? 'aucun' : toMove}${nbsp}rendez-vous à déplacer.`,
  dayOver: (waiting: number): string =>
    waiting === 0 ? 'La journée est finie.' : `La journée est finie, ${wait(waiting)} encore.`,
  asOf: (day: string, time: string): string => `${capital(longDay(day))}, arrêté à ${time}`,
  basis: (tickets: number, appointments: number, absent: number): string =>
    `${count(tickets, 'ticket')}, ${count(appointments, 'rendez-vous', 'rendez-vous')}${absent > 0 ? ` dont ${count(absent, 'absent')}` : ''}`,
  offlineSince: (time: string): string => `hors ligne depuis ${time}`,
  notSent: (toSend: number): string => `${count(toSend, 'saisie')} de ce poste à envoyer`,
  unsynced: (number: number): string =>
    number === 1 ? 'un poste n’a pas encore tout envoyé' : `${number} postes n’ont pas encore tout envoyé`,
  modes: { title: 'Période', live: 'Direct', day: 'Jour', week: 'Semaine' },
  strip: {
    title: 'Maintenant',
    waiting: 'en attente',
    longest: (label: string): string => `attente la plus longue${label === '' ? '' : `, ${label}`}`,
    desks: 'guichets ouverts',
    served: 'personnes reçues',
    left: 'encore attendues',
    /** What kiosk, reception and paper say to who comes: not what was lived through. */
    announced: 'attente annoncée à qui arrive',
    outOf: (total: number): string => `sur ${total}`,
    /** `value` = what is beside it: outside of the usual it is said to be little or much, whole numbers as they are shown. */
    usual: (low: number, high: number, value: number): string => {
      const range = usually(low, high);
      if (value >= Math.round(low) && value <= Math.round(high)) return range;
      return `${value < Math.round(low) ? 'peu' : 'beaucoup'}${nbsp}: ${range}`;
    },
    booked: (booked: number): string => `dont ${booked} avec rendez-vous`,
    nobody: 'personne n’attend',
    /** Behind it: they are in the house, in nobody’s queue. */
    aside: (number: number): string => `${number} de côté`,
    goal: (min: number): string => `limite ${min}${nbsp}min`,
    usualAndGoal: (low: number, high: number, goal: number): string =>
      `${usually(low, high)}, limite ${goal}${nbsp}min`,
    /** Who waits longest was called in vain: they may have left. */
    silent: (calls: number, goal: number): string => `${count(calls, 'appel')} sans réponse, limite ${goal}${nbsp}min`,
    attended: (appointments: number): string =>
      `dont ${count(appointments, 'rendez-vous honoré', 'rendez-vous honorés')}`,
    allOpen: 'tous ouverts',
    shut: ({ number, state, dueSince, shutAt, opensAt }: Omit<ShutDesk, 'deskId'>): string => {
      const name = `n°${nbsp}${number}`;
      if (state === 'closed' && dueSince !== '')
        return `${name} ${shutAt === '' ? 'attendu' : 'fermé'} depuis ${shortTime(shutAt || dueSince)}`;
      if (state === 'paused' && dueSince !== '') return `${name} en pause`;
      if (opensAt !== '') return `${name} à ${shortTime(opensAt)}`;
      return `${name} ${state === 'paused' ? 'en pause' : 'fermé'}`;
    },
    more: (number: number): string => count(number, 'autre'),
    leftParts: (booked: number, walkIns: number | null): string =>
      walkIns === null
        ? `${count(booked, 'rendez-vous', 'rendez-vous')}, sans prévision`
        : `dont ${walkIns} ${walkIns < 2 ? 'prévue' : 'prévues'} sans rendez-vous`,
    band: (from: number, to: number): string => (from === 0 ? `< ${to}` : `${from}–${to}`),
    noBand: '–',
    unknownBand: 'inconnue',
    held: (percent: number): string => `annonce exacte ${percent} fois sur 100`,
    withoutAsked: (desks: readonly number[]): string =>
      `sans compter ${desks.map((number) => `le n°${nbsp}${number}`).join(' et ')} demandé${desks.length > 1 ? 's' : ''}`,
    notMeasured: 'trop peu d’appels pour la mesurer',
    closedNow: 'les portes sont fermées',
    noDesk: 'aucun guichet n’est ouvert',
  },
  load: {
    title: 'Assez de places\u00A0?',
    /** The same stretches as the headline, each with its people too many. */
    over: (stretches: readonly OverStretch[], worst: OverStretch, now: string): string => {
      if (stretches.length > mostNamed)
        return `${people(sumOf(stretches))} de trop ${moments(stretches.length, `${worst.tooMany} ${said(worst, now)}`)}.`;
      const each = stretches.map((one, index) =>
        index === 0 ? `${people(one.tooMany)} de trop ${said(one, now)}` : `${one.tooMany} ${said(one, now)}`,
      );
      return `${each.join(', ')}.`;
    },
    free: (when: Stretch, places: number, now: string): string =>
      `${capital(said(when, now))}, ${count(places, 'place libre', 'places libres')}.`,
    /** Of the day that runs what is left of it, of another the whole day. */
    allFits: (places: number, isRunning: boolean): string =>
      `${places === 0 ? 'Plus de place libre' : count(places, 'place libre', 'places libres')} ${isRunning ? 'jusqu’à la fermeture' : 'dans la journée'}.`,
    finished: 'Plus aucune ouverture aujourd’hui.',
    noForecast: 'Sans prévision, trop peu de journées connues.',
    reading: 'Les habitudes se lisent…',
    /** `isRunning` = of today: whoever comes without appointment until the evening is not known yet. */
    past: (number: number, places: number, isRunning: boolean): string =>
      `${people(number)} pour ${count(places, 'place')}${isRunning ? ', sans les passages encore prévus' : ''}.`,
    none: 'Aucun guichet n’ouvre ce jour-là.',
    booked: 'rendez-vous',
    walkIns: 'sans rendez-vous',
    forecast: 'encore prévus',
    range: 'à peu près',
    places: 'places',
    tooMany: 'de trop',
    gone: 'passé',
    columns: {
      time: 'Heure',
      booked: 'Rendez-vous',
      walkIns: 'Venus sans rendez-vous',
      forecast: 'Encore prévus',
      low: 'Prévus, 1er quartile',
      high: 'Prévus, 3e quartile',
      served: 'Reçus',
      places: 'Places',
      over: 'De trop',
    },
    row: (from: string, booked: number, walkIns: number, forecast: number, places: number): string =>
      `${shortTime(from)}${nbsp}: ${booked} rendez-vous, ${walkIns} sans rendez-vous${forecast > 0 ? `, ${forecast} encore prévus` : ''}, ${count(places, 'place')}.`,
    caption: 'Rendez-vous, passages, prévisions, personnes reçues et places par demi-heure',
  },
  who: {
    title: 'Qui attend, depuis combien de temps',
    late: (number: number, goal: number): string => `${people(number)} au-delà de ${goal}${nbsp}min`,
    lateAt: (number: number, reason: string): string =>
      number === 1
        ? `, pour «${nbsp}${reason}${nbsp}».`
        : `, ${number === 2 ? 'toutes deux' : 'toutes'} pour «${nbsp}${reason}${nbsp}».`,
    lateMost: (number: number, reason: string): string => `, dont ${number} pour «${nbsp}${reason}${nbsp}».`,
    none: (goal: number): string => `Personne n’attend depuis plus de ${goal}${nbsp}min.`,
    empty: 'Personne n’attend.',
    nextAt: (time: string): string => `Le prochain rendez-vous est à ${shortTime(time)}.`,
    booked: 'avec rendez-vous',
    walkIn: 'sans rendez-vous',
    andMore: (min: number): string => `${min} et plus`,
    priority: 'priorité',
    columns: { reason: 'Motif', people: 'Personnes', late: 'En retard', longest: 'La plus longue (min)' },
    caption: 'Personnes qui attendent, par motif',
    minutes: formatMinutes,
    dot: (label: string, reason: string, min: number, how: string): string =>
      `${label}, ${reason}${nbsp}: ${formatMinutes(min)}, ${how}.`,
  },
  waits: {
    title: 'Attentes aujourd’hui',
    titleOf: (day: string): string => `Attentes du ${longDay(day)}`,
    /** `isRunning` = others are still to be called. */
    median: (n: number, min: number, isRunning: boolean): string => {
      const called = `${n} ${isRunning ? 'déjà ' : ''}${n < 2 ? 'appelée' : 'appelées'}`;
      return n < 2 ? `${called}, ${inMinutes(min)}` : `${called}${nbsp}: la moitié ${inMinutes(min)}`;
    },
    /** Behind it; of one person there is no more to say. */
    p90: (n: number, min: number): string => (n < 2 ? '.' : `, 9 sur 10 ${inMinutes(min)}.`),
    none: 'Personne n’a encore été appelé.',
    legend: 'médiane, et 9 sur 10',
    usual: (day: string, isSame: boolean): string =>
      `d’habitude${isSame ? ` le ${weekdayName(day)}` : ''}, une sur deux`,
    minutes: (min: number): string => `${min}${nbsp}min`,
    columns: {
      from: 'Arrivée',
      n: 'Appels',
      median: 'Médiane (min)',
      p90: '9 sur 10 (min)',
      low: 'Habituel, 1er quartile',
      high: 'Habituel, 3e quartile',
    },
    caption: 'Attente médiane et attente de 9 personnes sur 10 par demi-heure d’arrivée, et attentes habituelles',
    row: (from: string, n: number, median: number, p90: number, usual: string): string =>
      n === 0
        ? `${shortTime(from)}${nbsp}: aucun appel${usual}.`
        : `${shortTime(from)}${nbsp}: médiane ${about(median)}, 9 sur 10 en ${about(p90)}, ${count(n, 'appel')}${usual}.`,
    rowUsual: (low: number, high: number): string => `, d’habitude ${Math.round(low)} à ${Math.round(high)}${nbsp}min`,
    told: (percent: number, n: number): string =>
      `L’attente annoncée a tenu pour ${percent}${nbsp}% de ${count(n, 'ticket')}.`,
  },
  desks: { title: 'Guichets', closed: 'Fermé', free: 'Libre', paused: 'En pause' },
  trust: {
    title: 'Peut-on s’y fier\u00A0?',
    allGood: 'Oui',
    allGoodRest: `${nbsp}: données complètes.`,
    points: (number: number): string => count(number, 'point'),
    pointsRest: ' à regarder.',
    connecting: 'Connexion au serveur…',
    receiving: 'Réception des données',
    receivingHint: 'les chiffres ne sont pas encore complets',
    synced: 'Tout est à jour',
    syncedAt: (time: string): string => (time === '' ? '' : `dernier échange à ${time}`),
    offline: (since: string): string => `Hors ligne depuis ${since}`,
    offlineHint: 'les autres postes ne sont plus visibles',
    unsynced: (number: number): string => `${count(number, 'poste')} sans nouvelles`,
    unsyncedHint: 'leurs saisies manquent aux chiffres',
    history: (time: string): string => `Habitudes connues jusqu’à ${time}`,
    historyHint: 'le serveur n’a pas répondu depuis',
    toSend: (entries: number): string => `${count(entries, 'saisie')} à envoyer`,
    toSendHint: 'gardées sur ce poste, elles partiront seules',
    overbooked: (number: number): string => `${count(number, 'rendez-vous', 'rendez-vous')} en surnombre`,
    overbookedHint: (time: string, desk: number): string =>
      desk === 0 ? shortTime(time) : `${shortTime(time)}, guichet${nbsp}${desk}`,
    needsOutcome: (number: number): string => `${count(number, 'rendez-vous', 'rendez-vous')} à renseigner`,
    needsOutcomeHint: (day: string, time: string): string =>
      day === '' ? `le premier à ${shortTime(time)}` : `le premier du ${dayAndMonth(day)}`,
    stranded: (day: string, isClosed: boolean): string =>
      isClosed ? `Fermé le ${dayAndMonth(day)}` : `Sans guichet ouvert le ${dayAndMonth(day)}`,
    strandedHint: (number: number): string => `${count(number, 'rendez-vous', 'rendez-vous')} à déplacer`,
    furtherStranded: (days: number): string =>
      days === 1 ? '1 autre jour sans guichet' : `${days} autres jours sans guichet`,
    move: 'Déplacer',
    conflicts: (number: number): string => `${count(number, 'conflit')} à régler`,
    conflictsHint: 'doubles appels, surnombres, identités',
    noConflicts: 'Aucun conflit',
    noConflictsHint: 'ni rendez-vous ni appel en double',
    drift: (min: number): string => `Horloge décalée de ${min}${nbsp}min`,
    driftHint: 'corrigez l’heure de ce poste',
    noDrift: 'Horloge de ce poste juste',
    driftSeconds: (seconds: number): string => `écart de ${seconds}${nbsp}s`,
    settle: 'Traiter',
    open: 'Ouvrir',
    columns: { what: 'Ce qui compte', detail: 'Précision', state: 'État' },
    states: { ok: 'bien', look: 'à regarder' },
    caption: 'Ce que ces chiffres ne savent pas, et ce qui attend une décision',
  },
  keys: { openDesk: 'Ouvrir un guichet', previous: 'Jour précédent' },
} as const;
