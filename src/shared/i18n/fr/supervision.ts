import { capital, count, formatMinutes, longDay, shortTime, weekdayName } from './format';

const nbsp = '\u00A0';
/** Minutes as the figures beside say them: rounded, where a clock would cut. */
const about = (min: number): string => formatMinutes(Math.round(min));
const people = (number: number): string => count(number, 'personne');
const few = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six'] as const;
const desks = (number: number): string => (number < 2 ? 'un guichet' : `${few[number - 1] ?? String(number)} guichets`);
const stretch = (from: string, to: string): string => `de ${shortTime(from)} à ${shortTime(to)}`;
const hourOf = (time: string): string => `${Number(time.slice(0, 2))}${nbsp}h`;

type Stretch = { readonly from: string; readonly to: string };

/** Words of supervision: the sentence that heads it, the strip of this moment, its panels. */
export const supervisionText = {
  fits: 'La journée tient.',
  fitsExcept: (stretches: readonly Stretch[], worst: Stretch, short: number, now: string): string => {
    const said = ({ from, to }: Stretch): string => (from < now ? `jusqu’à ${shortTime(to)}` : stretch(from, to));
    const [first, second, ...more] = stretches.map(said);
    const when =
      more.length > 0
        ? `à ${stretches.length} moments, surtout ${said(worst)}`
        : [first, second].filter((part) => part !== undefined).join(' et ');
    return `La journée tient, sauf ${when}${nbsp}: il manque ${desks(short)}.`;
  },
  closedToday: 'La mairie est fermée aujourd’hui.',
  dayOver: 'La journée est finie.',
  asOf: (day: string, time: string): string => `${capital(longDay(day))}, arrêté à ${time}`,
  basis: (tickets: number, appointments: number): string =>
    `n = ${count(tickets, 'ticket')}, ${count(appointments, 'rendez-vous', 'rendez-vous')}`,
  offlineSince: (time: string): string => `hors ligne depuis ${time}`,
  notSent: (toSend: number): string => `${count(toSend, 'saisie')} de ce poste à envoyer`,
  unsynced: (number: number): string =>
    number === 1 ? 'un poste n’a pas encore tout envoyé' : `${number} postes n’ont pas encore tout envoyé`,
  modes: { title: 'Période', live: 'Direct', day: 'Jour', week: 'Semaine' },
  strip: {
    title: 'Maintenant',
    waiting: 'en attente',
    longest: 'la plus longue',
    desks: 'guichets ouverts',
    served: 'personnes reçues',
    left: 'encore attendues',
    announced: 'attente annoncée',
    outOf: (total: number): string => `sur ${total}`,
    usual: (low: number, high: number): string =>
      Math.round(low) === Math.round(high)
        ? `d’habitude ${Math.round(low)}`
        : `d’habitude ${Math.round(low)} à ${Math.round(high)}`,
    booked: (booked: number): string => `dont ${booked} avec rendez-vous`,
    nobody: 'personne n’attend',
    goal: (min: number): string => `engagement${nbsp}: ${min}${nbsp}min`,
    attended: (appointments: number): string =>
      `dont ${count(appointments, 'rendez-vous honoré', 'rendez-vous honorés')}`,
    allOpen: 'tous ouverts',
    shut: (number: number, state: 'paused' | 'closed', opensAt: string): string =>
      opensAt === '' ? `${number} ${state === 'paused' ? 'en pause' : 'fermé'}` : `${number} dès ${shortTime(opensAt)}`,
    more: (number: number): string => `${number} autres`,
    leftParts: (booked: number, walkIns: number | null): string =>
      walkIns === null
        ? `${count(booked, 'rendez-vous', 'rendez-vous')}, sans prévision`
        : `${booked} rendez-vous, ${walkIns} ${walkIns < 2 ? 'prévue' : 'prévues'} sans`,
    band: (from: number, to: number): string => (from === 0 ? `< ${to}` : `${from}–${to}`),
    noBand: 'aucune',
    held: (percent: number): string => `juste ${percent} fois sur 100`,
    notMeasured: 'trop peu d’appels pour la mesurer',
    closedNow: 'les portes sont fermées',
  },
  load: {
    title: 'La journée tient-elle\u00A0?',
    over: (number: number, from: string, to: string): string =>
      from === ''
        ? `${people(number)} de trop jusqu’à ${shortTime(to)}.`
        : `${people(number)} de trop entre ${shortTime(from)} et ${shortTime(to)}.`,
    spare: (places: number): string => `Le reste tient, avec ${count(places, 'place')} de marge.`,
    allFits: (places: number): string => `${count(places, 'place')} de marge jusqu’à la fermeture.`,
    noForecast: 'Sans prévision, trop peu de journées connues.',
    reading: 'Les habitudes se lisent…',
    past: (number: number, places: number): string => `${people(number)} pour ${count(places, 'place')}.`,
    none: 'Aucun guichet n’ouvre ce jour-là.',
    booked: 'rendez-vous',
    walkIns: 'venus sans',
    forecast: 'prévus sans',
    places: 'places',
    tooMany: 'de trop',
    columns: {
      time: 'Heure',
      booked: 'Rendez-vous',
      walkIns: 'Venus sans',
      forecast: 'Prévus sans',
      low: 'Prévus, 1er quartile',
      high: 'Prévus, 3e quartile',
      served: 'Reçus',
      places: 'Places',
      over: 'De trop',
    },
    row: (from: string, booked: number, walkIns: number, forecast: number, places: number): string =>
      `${shortTime(from)}${nbsp}: ${booked} rendez-vous, ${walkIns} sans${forecast > 0 ? `, ${forecast} prévus sans` : ''}, ${count(places, 'place')}.`,
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
    walkIn: 'sans',
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
    median: (min: number): string => `Médiane ${about(min)}`,
    usually: (min: number, day: string, time: string, isSame: boolean): string =>
      `, d’habitude ${Math.round(min)} ${isSame ? `un ${weekdayName(day)}` : 'un jour ouvert'} à ${hourOf(time)}.`,
    p90: (min: number, n: number, zero: number): string =>
      `, 9 sur 10 en ${about(min)} au plus, sur ${count(n, 'appel')} dont ${zero} sans attendre.`,
    none: 'Personne n’a encore été appelé.',
    legend: 'médiane, et 9 sur 10',
    usual: (day: string, isSame: boolean): string => (isSame ? `${weekdayName(day)}s habituels` : 'jours habituels'),
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
    allGoodRest: `${nbsp}: tout est arrivé, rien n’attend de décision.`,
    points: (number: number): string => count(number, 'point'),
    pointsRest: ' à regarder.',
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
    needsOutcomeHint: (time: string): string => `le premier à ${shortTime(time)}`,
    conflicts: (number: number): string => `${count(number, 'conflit')} à régler`,
    conflictsHint: 'doubles appels, surnombres, identités',
    noConflicts: 'Aucun conflit',
    noConflictsHint: 'ni surnombre, ni double appel',
    drift: (min: number): string => `Horloge décalée de ${min}${nbsp}min`,
    driftHint: 'corrigez l’heure de ce poste',
    noDrift: 'Horloges d’accord',
    driftSeconds: (seconds: number): string => `écart de ${seconds}${nbsp}s`,
    settle: 'Traiter',
    open: 'Ouvrir',
    columns: { what: 'Ce qui compte', detail: 'Précision', state: 'État' },
    states: { ok: 'bien', look: 'à regarder' },
    caption: 'Ce que ces chiffres ne savent pas, et ce qui attend une décision',
  },
  keys: { openDesk: 'Ouvrir un guichet', previous: 'Jour précédent' },
} as const;
