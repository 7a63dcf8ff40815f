import { count, formatMinutes, nameSome, shortTime } from './format';
import { waitsAlone } from './ticket-card';

const nbsp = '\u00A0';
const stretch = (from: string, to: string): string => `de ${shortTime(from)} à ${shortTime(to)}`;
const named = (name: string): string => (name === '' ? '' : `${name}, `);

/** Words of what can be changed at the desks today, and of opening one. */
export const optionsText = {
  title: 'Que changer maintenant',
  open: (desk: number): string => `Ouvrir le guichet${nbsp}${desk}`,
  pause: 'Décaler une pause',
  switched: (desk: number, reason: string): string => `Guichet${nbsp}${desk} pour «${nbsp}${reason}${nbsp}»`,
  nothing: 'Ne rien changer',
  when: (name: string, from: string, to: string): string => `${named(name)}${stretch(from, to)}`,
  /** Nobody of the reception would be left there. */
  emptyReception: 'l’accueil serait vide',
  moved: (name: string, was: string, to: string): string => `${named(name)}de ${shortTime(was)} à ${shortTime(to)}`,
  lent: (name: string, from: string, minutes: number): string =>
    `${named(name)}pendant ${minutes}${nbsp}min dès ${shortTime(from)}`,
  lastTicket: (time: string): string => `tickets utiles jusqu’à ${shortTime(time)}`,
  ticketsToTheEnd: 'tickets utiles jusqu’à la fermeture',
  noTicket: 'plus de ticket utile avant la fermeture',
  best: (what: string, now: number, then: number): string =>
    `${what}${nbsp}: attente de ${formatMinutes(then)} au lieu de ${formatMinutes(now)}.`,
  /** `when` = the stretch that is judged, where it is not now. */
  calm: (min: number, when: { readonly from: string; readonly to: string } | null): string => {
    const head = `Rien d’utile à changer${when ? ` ${stretch(when.from, when.to)}` : ''}${nbsp}: `;
    return min === 0
      ? `${head}presque personne n’attendra.`
      : `${head}9 personnes sur 10 attendront ${formatMinutes(min)} au plus.`;
  },
  /** Something is wrong, and no change that is known helps; `isTooLong` = the wait itself is. `when` as for `calm`. */
  openOne: 'Ouvrir un guichet (O).',
  stuck: (
    min: number | null,
    isTooLong: boolean,
    when: { readonly from: string; readonly to: string } | null,
  ): string => {
    if (min === null) return 'Aucun changement possible n’y aiderait.';
    const rest = when ? ` ${stretch(when.from, when.to)}.` : ', file comprise.';
    const within = `9 personnes sur 10 attendront ${formatMinutes(min)} au plus${rest}`;
    if (isTooLong) return `Aucun changement n’y aide à coup sûr${nbsp}: ${within}`;
    return min === 0
      ? `Sans rien changer, presque personne n’attendra${when ? rest : '.'}`
      : `Sans rien changer, ${within}`;
  },
  working: 'Simulation en cours…',
  over: 'La journée est finie.',
  nobody: 'Personne n’est attendu.',
  simulatedAt: (time: string, error: number): string => `Simulé à ${shortTime(time)}, à ±${nbsp}${error}${nbsp}min`,
  simulatedHint: (days: number, error: number): string =>
    `${count(days, 'simulation')} du reste de la journée\u00A0; une sur deux à ±${nbsp}${error}${nbsp}min.`,
  head: (from: string, to: string, now: string): string =>
    `attente de 9 sur 10, ${from <= now ? `file comprise, avant ${shortTime(to)}` : `arrivées ${stretch(from, to)}`}`,
  /** What the button does: whoever would sit there is asked at their own desk. */
  ask: 'Demander',
  propose: 'Proposer',
  unsure: 'gain non assuré',
  /** A press that was meant for the line that stood there before. */
  tooSoon: `La liste vient de changer. Rien n’a été fait${nbsp}: lisez-la, puis recommencez.`,
  /** What can be done at once: number, desk, who sits there. */
  acts: {
    title: 'À faire tout de suite',
    recall: (label: string): string => `${label} à rappeler`,
    gone: (label: string): string => `Noter ${label} parti`,
    unanswered: (calls: number, isOut: boolean): string =>
      `${count(calls, 'appel')} sans réponse${isOut ? ', hors de la file' : ''}`,
    unserved: waitsAlone,
    /**
     * `numbers` = the closed desks that could call them: none where nothing is closed that receives it, or an agent alone was meant to; `desk` = the one that
     * `name` can open, 0 = nobody is known.
     */
    openFor: (name: string, numbers: readonly number[], desk: number): string => {
      if (desk > 0) return [`guichet${nbsp}${desk} à ouvrir`, name].filter(Boolean).join(', ');
      return numbers.length > 0
        ? `guichet${nbsp}${numbers.join(' ou ')} à ouvrir`
        : `aucun autre guichet ne peut l’appeler${nbsp}: à transférer`;
    },
    due: (desk: number, label: string): string => `Guichet${nbsp}${desk} fermé, ${label} attend`,
    lend: (desk: number, reason: string): string =>
      `Guichet${nbsp}${desk} libre${nbsp}: lui confier «${nbsp}${reason}${nbsp}»`,
    until: (name: string, to: string): string => `${named(name)}jusqu’à ${shortTime(to)}`,
    idle: (desk: number, label: string): string => `Guichet${nbsp}${desk} libre${nbsp}: y appeler ${label}`,
    aside: (label: string, min: number): string => `${label} de côté depuis ${formatMinutes(min)}`,
    asideHint: 'aucun guichet ne l’appelle de lui-même',
    late: (labels: readonly string[]): string =>
      `${nameSome(labels, 3)} ${labels.length < 2 ? 'attend' : 'attendent'} trop longtemps`,
    beyond: (goalMin: number): string => `au-delà de la limite de ${formatMinutes(goalMin)}`,
    /** `see` opens the card of the number, from which it is called, transferred or taken off. */
    buttons: { recall: 'Remettre en file', gone: 'Noter parti', ask: 'Demander', see: 'Voir' },
    said: {
      called: (label: string, calls: number): string => `${label} n’a pas répondu à ${count(calls, 'appel')}.`,
      lend: (desk: number): string => `Le guichet${nbsp}${desk} est libre et n’a personne à appeler.`,
      idle: (desk: number, label: string): string => `Le guichet${nbsp}${desk} est libre, ${label} attend.`,
      due: (desk: number): string => `Le guichet${nbsp}${desk} est fermé, il devrait être ouvert.`,
    },
  },
  announced: {
    title: 'Changements demandés',
    open: (desk: number, from: string, to: string): string => `Guichet${nbsp}${desk} demandé, ${stretch(from, to)}`,
    pause: (desk: number, from: string): string => `Pause du guichet${nbsp}${desk} proposée à ${shortTime(from)}`,
    switched: (desk: number, from: string, to: string): string =>
      `Renfort du guichet${nbsp}${desk}, ${stretch(from, to)}`,
    /** How many people were called there on request. */
    received: (people: number, isOver: boolean): string => {
      if (people > 0) return `en a appelé ${people}`;
      return isOver ? 'n’en a appelé aucun' : 'n’en a encore appelé aucun';
    },
    withdraw: 'Retirer',
    /** Why what was asked does not come about. */
    fault: {
      away: (label: string, to: string): string => `${label === '' ? 'absence' : label} jusqu’à ${shortTime(to)}`,
      shut: (label: string, to: string): string =>
        `guichet fermé jusqu’à ${shortTime(to)}${label === '' ? '' : `, ${label}`}`,
      late: 'toujours fermé',
      replaced: 'quelqu’un d’autre y est',
      elsewhere: (desk: number): string => `déjà au guichet${nbsp}${desk}`,
    },
  },
  /** Said to whoever is asked, on every place of their window. */
  asked: {
    open: (who: string, desk: number, from: string, to: string): string =>
      `${who === '' ? 'On vous demande' : `${who} vous demande`} au guichet${nbsp}${desk}, ${stretch(from, to)}.`,
    pause: (who: string, was: string, from: string): string =>
      `${who === '' ? 'On vous propose' : `${who} vous propose`} de prendre votre pause à ${shortTime(from)} au lieu de ${shortTime(was)}.`,
    switched: (who: string, reason: string, from: string, to: string): string =>
      `${who === '' ? 'On vous demande' : `${who} vous demande`} de recevoir pour «${nbsp}${reason}${nbsp}», ${stretch(from, to)}.`,
    seen: 'Vu',
  },
  columns: {
    what: 'Changement',
    detail: 'Qui et quand',
    p90: '9 sur 10 (min)',
    error: 'Écart ± (min)',
    gain: 'Gain (min)',
    sure: 'Gain assuré',
    days: 'Journées simulées',
  },
  yes: 'oui',
  no: 'non',
  caption: 'Attente de 9 personnes sur 10 selon ce que l’on change',
  dialog: {
    title: 'Ouvrir un guichet',
    hint: `Tous les postes le voient et la simulation en tient compte. La personne est prévenue à son poste${nbsp}: elle ouvre son guichet elle-même.`,
    none: 'Aucun guichet fermé que quelqu’un de libre pourrait tenir.',
    line: (desk: number, name: string, from: string, to: string): string =>
      `Guichet${nbsp}${desk}, ${name}, ${stretch(from, to)}`,
    /** What an opening would do to the wait of nine in ten, and to the reception. */
    effect: (minutes: readonly [then: number, now: number] | null, leavesReception: boolean): string =>
      [
        ...(minutes === null
          ? []
          : [
              minutes[0] < minutes[1]
                ? `attente ${formatMinutes(minutes[0])} au lieu de ${formatMinutes(minutes[1])}`
                : 'sans effet sur l’attente',
            ]),
        ...(leavesReception ? ['l’accueil serait vide'] : []),
      ].join(', '),
    desks: 'Aux guichets maintenant',
    /** Why a desk is closed; `to` `''` = for the rest of the day. */
    closed: (label: string, to: string): string => `${label}${to === '' ? '' : ` jusqu’à ${shortTime(to)}`}`,
  },
} as const;
