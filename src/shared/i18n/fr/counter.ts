import { count, formatMinutes, fullStop, shortTime } from './format';

const byWhom = (agent: string): string => (agent === '' ? 'à un autre poste' : `par ${agent}`);
const people = (number: number): string => count(number, 'personne');

/** Words of the counter screen (Guichet). */
export const counterText = {
  choice: {
    title: 'À quel guichet êtes-vous\u00A0?',
    hint: 'Les personnes que vous appelez sont envoyées à ce guichet.',
    usual: 'votre guichet habituel',
    lost: (desk: number, agent: string): string =>
      `${fullStop(`Le guichet ${desk} est tenu par ${agent}`)} Ouvrez-en un autre.`,
    takenBy: (agent: string): string => `tenu par ${agent}`,
    yours: 'ouvert à votre nom',
    free: 'libre',
    everything: 'tous les motifs',
    /** 0 = there is none to open. */
    open: (number: number): string => (number === 0 ? 'Aucun guichet libre' : `Ouvrir le guichet\u00A0${number}`),
    choose: (number: number): string => `Choisir le guichet\u00A0${number}`,
    noAgent: 'Dites d’abord qui vous êtes\u00A0: votre nom en haut à droite.',
  },
  desk: (number: number | string): string => `Guichet\u00A0${number}`,
  pause: 'Mettre le guichet en pause',
  endPause: 'Reprendre le service',
  leave: 'Quitter le guichet',
  pauseShort: 'Pause',
  leaveShort: 'Quitter',
  leaveBusy: 'Terminez ou mettez de côté, puis quittez le guichet.',
  paused: (number: number): string => `Le guichet\u00A0${number} est en pause`,
  /** The answer to the key that calls. */
  pausedCall: 'En pause\u00A0: Ctrl F7 reprend le service.',
  pausedHint: 'Personne n’y est appelé. Les autres guichets continuent.',
  person: {
    label: 'Personne reçue',
    unknown: 'Personne sans nom noté',
    persons: people,
    appointmentAt: (time: string): string => `RDV ${shortTime(time)}`,
    /** Nothing below a minute: who came before their hour does not wait yet. */
    waitsFor: (min: number): string => (min < 1 ? '' : `attend depuis ${formatMinutes(min)}`),
    priority: 'Priorité',
    /** `desk` 0 and `agent` `''` = not known; `servedMin` 0 = they were not received there, or for less than a minute. */
    sentBy: (sent: {
      readonly desk: number;
      readonly agent: string;
      readonly time: string;
      readonly servedMin: number;
    }): string =>
      [
        sent.desk > 0 ? `Transféré du guichet\u00A0${sent.desk}` : 'Transféré',
        sent.agent === '' ? '' : ` par ${sent.agent}`,
        ` à ${shortTime(sent.time)}`,
        sent.servedMin > 0 ? `, après ${formatMinutes(sent.servedMin)} de service.` : '.',
      ].join(''),
  },
  next: {
    title: 'La personne suivante',
    heading: 'Ensuite',
    label: 'Personnes suivantes',
    call: (ticket: string): string => `Appeler ${ticket}`,
    /** Entrée came after F9 had ended the service by itself. */
    alreadyEnded: (ticket: string): string =>
      `Le service est déjà terminé\u00A0: Entrée n’a appelé personne. F8 appelle ${ticket}.`,
    callAtEnd: (ticket: string): string => `Appeler ${ticket} dès la fin`,
    armed: (ticket: string): string => `${ticket} sera appelé dès la fin`,
    someoneElse: 'Appeler quelqu’un d’autre',
    /** Cut off from the server, the desk counts only those it knows of. */
    waiting: (all: number, here: number, isCutOff: boolean): string =>
      `${all} en attente${isCutOff ? (all < 2 ? ' connue' : ' connues') : ''}, ${here} pour ce guichet`,
    after: 'Après',
    more: (number: number): string => `et ${people(number)} de plus`,
    parked: 'Mis de côté',
    takeUp: 'Reprendre',
    takeUpLabel: (ticket: string): string => `Reprendre ${ticket}`,
    nobody: 'Personne n’attend.',
    nobodyHere: (others: number): string =>
      others === 0
        ? 'Personne n’attend pour ce guichet.'
        : `Personne n’attend pour ce guichet. ${people(others)} ${others < 2 ? 'attend' : 'attendent'} pour d’autres guichets.`,
    nobodyKnown: 'Aucune attente connue\u00A0: les autres postes ne sont plus visibles.',
    nobodyKnownHere: 'Aucune attente connue pour ce guichet\u00A0: les autres postes ne sont plus visibles.',
    nextAppointment: (time: string): string => `Le prochain rendez-vous est à ${shortTime(time)}.`,
    awaited: (time: string): string => `Un rendez-vous de ${shortTime(time)} n’est pas encore arrivé.`,
    noAppointment: 'Plus aucun rendez-vous n’est prévu aujourd’hui.',
  },
  why: {
    title: (ticket: string): string => `Pourquoi ${ticket}\u00A0?`,
    ceiling: (min: number, ceiling: number): string =>
      `Attend depuis ${formatMinutes(min)}, plus que le plafond de ${formatMinutes(ceiling)}\u00A0: passe avant tout le monde.`,
    sentHere: 'Envoyé à ce guichet\u00A0: passe avant les personnes sans rendez-vous.',
    bookedPast: (time: string, min: number): string =>
      `Son rendez-vous de ${shortTime(time)} est dépassé de ${formatMinutes(min)}.`,
    bookedNow: (time: string): string => `C’est l’heure de son rendez-vous de ${shortTime(time)}.`,
    bookedEarly: (time: string): string =>
      `Son rendez-vous est à ${shortTime(time)}, mais personne d’autre n’attend pour ce guichet.`,
    bookedLate: (time: string, min: number): string =>
      `Arrivée ${formatMinutes(min)} après l’heure de son rendez-vous de ${shortTime(time)}\u00A0: passe à son rang d’arrivée.`,
    priority: 'Priorité légale\u00A0: passe avant les personnes sans rendez-vous.',
    longestWait: (min: number): string => `C’est l’attente la plus longue de ce guichet\u00A0: ${formatMinutes(min)}.`,
    byArrival: (min: number): string => `À son rang d’arrivée, après ${formatMinutes(min)} d’attente.`,
    turnAfterPriority: 'Après une priorité, c’est le tour d’une personne sans priorité.',
    notThisDesk: (ticket: string, min: number, reason: string): string =>
      `Passe avant ${ticket}, qui attend depuis ${formatMinutes(min)}\u00A0: «\u00A0${reason}\u00A0» n’est pas reçu à ce guichet.`,
  },
  called: {
    since: (time: string): string => `Appelé à ${shortTime(time)}`,
    times: (calls: number): string => (calls < 2 ? 'une seule fois' : `${calls}\u00A0fois`),
    often: (calls: number): string => (calls < 2 ? 'appelé une fois' : `appelé ${calls}\u00A0fois`),
    timer: 'Temps depuis l’appel',
    start: 'Commencer',
    recall: 'Rappeler',
    noAnswer: 'Sans réponse',
    requeue: 'Remettre en attente',
    /** A second press came before the person could. */
    justNow: (ticket: string): string => `${ticket} vient d’être appelé. Rien n’a été noté.`,
    tentative: 'Appel à confirmer\u00A0: hors ligne.',
    tentativeHint: 'Un autre guichet a pu appeler la même personne. Si elle vient, commencez.',
    twice: (desk: number): string =>
      desk > 0
        ? `Ce ticket a aussi été appelé au guichet\u00A0${desk}.`
        : 'Ce ticket a aussi été appelé à un autre guichet.',
    twiceKept: 'La personne reste à votre guichet\u00A0; l’autre guichet est prévenu.',
    /** `there` = the desk that has the person, 0 = none has them. */
    twiceLost: (ticket: string, rival: number, there: number): string =>
      [
        `Votre appel de ${ticket} ne compte pas\u00A0: c’est celui ${rival > 0 ? `du guichet\u00A0${rival}` : 'd’un autre guichet'} qui compte.`,
        ...(there > 0 ? [`Si la personne est devant vous, envoyez-la au guichet\u00A0${there}.`] : []),
      ].join(' '),
    understood: 'Compris',
    sameLabel: (label: string): string => `Une autre personne a aussi le ${label}.`,
    sameLabelHint: 'Appelez la vôtre par son nom ou son motif, dans la salle.',
  },
  /** Who is in front, when another station changed it. */
  front: {
    also: (ticket: string, isCalled: boolean): string =>
      `Aussi ${isCalled ? 'appelé' : 'en cours'} à ce guichet\u00A0: ${ticket}.`,
    show: (ticket: string): string => `Passer à ${ticket}`,
    requeue: (ticket: string): string => `Remettre ${ticket} en attente`,
    /** `what` and `agent` may be `''`. */
    gone: (ticket: string, what: string, agent: string, time: string): string =>
      `${ticket}\u00A0: ${[what, `noté ${byWhom(agent)} à ${shortTime(time)}`].filter((part) => part !== '').join(', ')}.`,
    back: (ticket: string, agent: string, time: string): string =>
      `${ticket} revient à ce guichet\u00A0: remis ${byWhom(agent)} à ${shortTime(time)}.`,
    became: {
      abandoned: 'parti',
      done: 'terminé',
      noAnswer: 'sans réponse',
      notServedAtClosing: 'non servi à la fermeture',
      parked: 'mis de côté',
      void: 'ticket annulé',
      waiting: 'remis en attente',
    } as Readonly<Record<string, string>>,
    transferred: 'transféré',
    elsewhere: (desk: number): string => (desk > 0 ? `au guichet\u00A0${desk}` : 'à un autre guichet'),
    tooSoon: 'Ce guichet vient de changer. Rien n’a été fait\u00A0: lisez, puis recommencez.',
  },
  serving: {
    since: (time: string): string => `En cours depuis ${shortTime(time)}`,
    timer: 'Durée',
    planned: (min: number, end: string): string => `prévu ${formatMinutes(min)}, fin vers ${shortTime(end)}`,
    over: (min: number, over: number): string => `prévu ${formatMinutes(min)}, dépassé de ${formatMinutes(over)}`,
    /** By what an incomplete file leads to; `none` = nothing is offered. */
    incompleteEnds: { again: 'Incomplet, nouveau rendez-vous', alone: 'Incomplet', none: '' },
    park: 'Mettre de côté',
    transfer: 'Transférer',
    others: 'Autres issues',
  },
  papers: {
    title: 'Pièces à vérifier',
    seen: 'Vue',
    missing: 'Manque',
    keysSeen: 'vue',
    keysMissing: 'manque',
    tally: (seen: number, all: number): string => `${seen} ${seen < 2 ? 'vue' : 'vues'} sur ${all}`,
    markSeen: (paper: string): string => `${paper}\u00A0: vue`,
    markMissing: (paper: string): string => `${paper}\u00A0: manque`,
    lacking: 'Il manque\u00A0:',
    ifToday: 'Si tout arrive aujourd’hui, mettez de côté',
    otherwise: 'Sinon',
    proposes: 'termine ce passage et propose un nouveau rendez-vous.',
    none: 'Aucune pièce n’est demandée pour ce motif.',
    persons: 'De qui',
    correctFacts: 'Corriger la situation',
    closeFacts: 'Replier',
    nextPerson: 'suivant',
    lacks: (number: number): string => `${number}\u00A0${number < 2 ? 'manque' : 'manquent'}`,
    share: (seen: number, all: number): string => `${seen}\u00A0/\u00A0${all}`,
  },
  facts: {
    appointment: 'Le rendez-vous',
    walkIn: 'Le passage',
    open: 'Ouvrir dans l’agenda',
    bookedOn: 'Pris le',
    time: 'Heure',
    ticketAt: 'Ticket',
    call: 'Appel',
    phone: 'Téléphone',
    wait: 'Attente',
    booked: (day: string, how: string): string => (how === '' ? day : `${day}, ${how}`),
    arrived: (time: string, arrival: string): string =>
      arrival === '' ? shortTime(time) : `${shortTime(time)}, arrivée à ${shortTime(arrival)}`,
    givenAt: (time: string): string => `donné à ${shortTime(time)}`,
    calledAt: (time: string, times: string): string => `${shortTime(time)}, ${times}`,
    channels: {
      desk: 'au guichet',
      appointment: '',
      phone: 'par téléphone',
      sms: 'par SMS',
      email: 'par courriel',
      mail: 'par courrier',
      portal: 'en ligne',
    } as Readonly<Record<string, string>>,
    newAppointment: 'Nouveau rendez-vous',
  },
  other: {
    title: 'Appeler quelqu’un d’autre',
    hint: 'Écrivez un numéro ou un nom, ou choisissez par les flèches\u00A0; Entrée appelle.',
    find: 'Numéro ou nom',
    here: 'Pour ce guichet',
    elsewhere: 'Pour d’autres guichets',
    back: 'Revenus après un appel sans réponse ou un départ',
    none: 'Personne d’autre ne peut être appelé.',
    fresh: (number: number): string => (number < 2 ? '1\u00A0nouveau' : `${number}\u00A0nouveaux`),
    gone: 'déjà appelé',
  },
  transfer: {
    title: (ticket: string): string => `Transférer ${ticket}`,
    hint: 'La personne reprend sa place à l’heure de son arrivée.',
    atDesks: (desks: string): string => `guichets ${desks}`,
    atDesk: (desk: string): string => `guichet ${desk}`,
    everyDesk: 'tous les guichets',
  },
  keys: {
    recall: 'Rappeler',
    park: 'De côté',
    next: 'Suivant',
    start: 'Commencer',
    finish: 'Terminer',
    incomplete: 'Incomplet',
    transfer: 'Transférer',
    noAnswer: 'Sans réponse',
    other: 'Autre personne',
    booking: 'Rendez-vous',
    call: 'Appeler',
    papers: 'Pièce vue',
    strip: 'Bandeau',
    undo: 'Annuler la dernière saisie',
  },
} as const;

type CallNames = {
  readonly ticket?: (id: string) => string;
  readonly desk?: (id: string) => string;
};

/** That another desk called somebody first, with their number and that desk where they are known: the server may refuse before this desk heard of the call. */
export const calledElsewhere = (
  { ticketId, deskId }: { readonly ticketId: string; readonly deskId: string },
  names: CallNames,
): string => {
  const label = names.ticket?.(ticketId) ?? '';
  const desk = deskId === '' ? '' : (names.desk?.(deskId) ?? '');
  return [
    label === '' ? 'Cette personne vient d’être appelée' : `${label} vient d’être appelé`,
    desk === '' ? 'à un autre guichet.' : `au ${desk.toLocaleLowerCase('fr')}.`,
  ].join(' ');
};
