import { count, formatMinutes, fullStop, nameSome, shortTime, ofName } from './format';

const desk = (number: number | string): string => `guichet\u00A0${number}`;
const calls = ['', 'premier', 'deuxième', 'troisième', 'quatrième', 'cinquième'] as const;

/** Words of what happens to a ticket at a counter besides being served: pauses, rooms, ways, ends. */
export const counterLifeText = {
  /** The person was set aside while somebody was asked for at the end. */
  notTheEnd: 'Personne n’est appelé\u00A0: mettre de côté n’est pas la fin. L’appel demandé ne vaut plus.',
  /** What a desk was asked to receive for a while: the line at the counter, and why somebody is called. */
  asked: {
    line: (reason: string, until: string): string =>
      `Renfort jusqu’à ${shortTime(until)}\u00A0: «\u00A0${reason}\u00A0»`,
    why: (until: string): string => `Renfort demandé à ce guichet jusqu’à ${shortTime(until)}.`,
  },
  choose: {
    alone: 'Un chiffre pour choisir, Échap pour revenir.',
    alt: 'Alt et un chiffre pour choisir, Échap pour revenir.',
    off: 'Tab puis Entrée pour choisir, Échap pour revenir.',
  },
  unread: {
    alone: 'Ce que vous écrivez ne va nulle part\u00A0: répondez d’abord par un chiffre, ou Échap.',
    alt: 'Ce que vous écrivez ne va nulle part\u00A0: répondez d’abord par Alt et un chiffre, ou Échap.',
    off: 'Ce que vous écrivez ne va nulle part\u00A0: répondez d’abord par Tab puis Entrée, ou Échap.',
  },
  pause: {
    title: 'Pourquoi cette pause\u00A0?',
    hint: 'Personne n’est appelé à ce guichet jusqu’à la reprise.',
    after: 'La pause commence après cette personne.',
    callsNobody: 'Guichet en pause\u00A0: personne n’est appelé avant la reprise du service.',
    since: (why: string, time: string): string =>
      [why, `depuis ${shortTime(time)}`].filter((part) => part !== '').join(', '),
  },
  missing: {
    title: (papers: string): string => `Il manque\u00A0: ${papers}. Comment terminer\u00A0?`,
    inStrip: (papers: number): string => `Il manque ${count(papers, 'pièce')}. Comment terminer\u00A0?`,
    anyway: (outcome: string): string => `${outcome} tout de même`,
  },
  abandon: {
    act: 'Parti sans être servi',
    title: (ticket: string): string => `${ticket} part sans être servi\u00A0: pourquoi\u00A0?`,
  },
  room: {
    title: (ticket: string): string => `Où attend ${ticket}\u00A0?`,
    hint: 'La salle est affichée et le guichet rappelle la personne.',
    none: 'Sans salle précise',
  },
  theme: {
    title: 'De quoi s’agissait-il\u00A0?',
    hint: {
      alone: 'Un chiffre termine et note le thème, Entrée termine sans.',
      alt: 'Alt avec un chiffre termine et note le thème, Entrée termine sans.',
      off: 'Tab puis Entrée termine et note le thème, Entrée seule termine sans.',
    },
    none: 'Terminer sans thème',
    all: (theme: string): string => `${theme}, sans préciser`,
  },
  transfer: {
    hint: 'Un chiffre va au guichet, les premières lettres à un agent ou à un motif.',
    comeBack: (number: number): string => `Revient ici ensuite (${desk(number)})`,
    comesBackTo: (number: number): string => `Revient déjà au ${desk(number)} ensuite.`,
    desks: 'Guichets ouverts',
    agents: 'Agents présents',
    others: 'Guichets ouverts qui ne reçoivent pas ce motif',
    closed: 'Guichets fermés',
    isClosed: 'fermé\u00A0: personne n’y appelle',
    atDesk: (number: number): string => `au ${desk(number)}`,
    paused: 'en pause',
    notServed: 'ne reçoit pas ce motif d’habitude',
  },
  back: {
    to: (number: number | string): string => `retour au ${desk(number)} ensuite`,
    finish: (number: number | string): string => `Terminer, retour au ${desk(number)}`,
  },
  noAnswer: {
    again: (min: number): string =>
      min === 0
        ? 'Sans réponse\u00A0: reste en attente, rappel possible aussitôt.'
        : `Sans réponse\u00A0: reste en attente, rappel possible dans ${formatMinutes(min)}.`,
    ends: (number: number): string =>
      number < 2
        ? 'Sans réponse\u00A0: le ticket se termine.'
        : `Sans réponse\u00A0: c’est le ${calls[number] ?? `${number}ᵉ`} appel sans réponse, le ticket se termine.`,
    resting: 'Sans réponse',
    backAt: (time: string): string => `rappel dès ${shortTime(time)}`,
    callNow: 'Appeler',
    callNowLabel: (ticket: string): string => `Appeler ${ticket} sans attendre`,
  },
  request: {
    add: 'Ajouter une demande',
    title: (ticket: string): string => `Ajouter une demande au passage de ${ticket}`,
    hint: 'Même personne, autre motif\u00A0: une demande à part, close avec ce passage.',
    also: 'Aussi',
  },
  doubt: {
    last: 'Dernier passage ici',
    took: (min: number): string => formatMinutes(min),
    act: 'L’heure de fin est fausse',
    label: (ticket: string): string => `L’heure de fin de ${ticket} est fausse`,
    done: 'durée écartée des moyennes',
  },
  earlier: { title: 'Avant aujourd’hui', open: 'Ouvrir la fiche' },
  strip: {
    toggle: 'Bandeau toujours visible',
    enlarge: 'Agrandir',
    keysThere: 'Toutes les touches\u00A0: Ctrl B, puis F1.',
    enlargeFor: (act: string): string => `Agrandir, pour «\u00A0${act}\u00A0»`,
    label: 'Bandeau du guichet',
    free: 'Guichet libre',
    freeNext: 'Guichet libre · suivant',
    paused: 'Guichet en pause',
    calledAt: (number: number): string => `Appelé au ${desk(number)}`,
    serving: (min: number): string => `En cours, prévu ${formatMinutes(min)}`,
    unsure: 'Appel à confirmer',
    thenPause: (reason: string): string => [reason, 'puis pause'].filter((part) => part !== '').join(', '),
    sayAloud: 'Annoncez le numéro à voix haute',
    nobody: 'Personne n’attend',
    nobodyHere: 'Personne n’attend pour ce guichet',
    nobodyKnown: 'Aucune attente connue',
    nobodyKnownHere: 'Aucune attente connue pour ce guichet',
    othersUnseen: 'Les autres postes ne sont plus visibles',
    /** Cut off from the server, the desk counts only those it knows of. */
    waiting: (number: number, isCutOff: boolean): string =>
      `${number} en attente${isCutOff ? (number < 2 ? ' connue' : ' connues') : ''}`,
    toSend: (number: number): string => `${number} à envoyer`,
    afterwards: (ticket: string): string => `Puis ${ticket}`,
    thenArmed: (ticket: string): string => `${ticket} ensuite`,
    finish: 'Terminer',
    back: 'Retour',
    without: 'Sans thème',
  },
  closing: {
    /** It empties the queue and no more: tickets are given and desks stay open afterwards. */
    act: 'Vider la file d’attente',
    /** `aside` = how many of them are set aside: they are in nobody’s queue, and count as waiting nowhere else. */
    still: (today: number, aside: number): string =>
      `${count(today, 'personne attend', 'personnes attendent')} encore${aside === 0 ? '' : `, dont ${aside} de côté`}`,
    earlier: (number: number): string =>
      `${count(number, 'ticket')} d’un jour passé ${number < 2 ? 'reste' : 'restent'} sans fin`,
    /** Who is still in the queue, by number; beyond eight nobody reads them. */
    waiting: (labels: readonly string[]): string =>
      `${count(labels.length, 'personne attend', 'personnes attendent')} encore\u00A0: ${nameSome(labels, 8)}`,
    question: (number: number): string =>
      number < 2
        ? 'Renvoyer la personne qui attend\u00A0?'
        : `Renvoyer les ${number}\u00A0personnes qui attendent\u00A0?`,
    effect: (number: number): string =>
      number < 2
        ? 'Elle quitte la file de tous les postes, notée «\u00A0non servie à la fermeture\u00A0», jamais absente. L’accueil et les guichets restent ouverts.'
        : 'Elles quittent la file de tous les postes, notées «\u00A0non servies à la fermeture\u00A0», jamais absentes. L’accueil et les guichets restent ouverts.',
    /** The doors are open still. */
    early: (until: string, expected: number): string =>
      `La mairie reçoit jusqu’à ${shortTime(until)}${expected === 0 ? '.' : ` et ${count(expected, 'rendez-vous est encore attendu', 'rendez-vous sont encore attendus')} aujourd’hui.`}`,
    keep: 'Garder la file',
    confirm: (number: number): string =>
      number < 2 ? 'Vider la file et la renvoyer' : 'Vider la file et les renvoyer',
  },
  leftDesk: {
    open: (desk: number, agent: string): string =>
      `Le guichet ${desk} est resté ouvert au nom ${ofName(agent || 'quelqu’un')}`.replace(/\.?$/u, '.'),
    nobody: 'Personne n’y est\u00A0: les attentes annoncées comptent pourtant avec lui.',
    /** The people still at the desk, by number. */
    held: (tickets: readonly string[]): string =>
      `${new Intl.ListFormat('fr').format(tickets)} y ${tickets.length < 2 ? 'est' : 'sont'} encore.`,
    title: (desk: number, ticket: string): string => `Fermer le guichet ${desk}\u00A0: qu’est devenu ${ticket}\u00A0?`,
    hint: 'La réponse ferme aussi le guichet\u00A0; Ctrl Z annule les deux.',
    hintMore: 'Une autre personne y est encore\u00A0: la question suit pour elle.',
    /** Since when, by the clock of the town hall. */
    since: (isCalled: boolean, reason: string, time: string): string =>
      [reason, `${isCalled ? 'appelé à' : 'en cours depuis'} ${shortTime(time)}`]
        .filter((part) => part !== '')
        .join(', '),
    became: {
      done: 'Servi, durée écartée des moyennes',
      left: 'Parti sans être servi',
      parked: 'Mis de côté, à reprendre à un guichet',
      waiting: 'Remis en attente, à son heure d’arrivée',
    },
    takeOver: 'Prendre la relève',
    /** As a choice of a desk, and on the button that takes it. */
    toTakeOver: (agent: string): string => `tenu par ${agent}\u00A0: prendre la relève`,
    takeOverAt: (desk: number): string => `Prendre la relève au guichet\u00A0${desk}`,
    close: (desk: number): string => `Fermer le guichet ${desk}`,
    keep: 'Il sert depuis un autre ordinateur',
  },
  /** A desk that somebody has open at another computer, which may be broken or gone. */
  heldDesk: {
    title: (desk: number): string => `Prendre la relève au guichet\u00A0${desk}\u00A0?`,
    about: (agent: string): string => fullStop(`Ouvert sur un autre ordinateur par ${agent}`),
    hint: 'Demandez d’abord si quelqu’un y reçoit encore. La personne en cours reste au guichet, et passe à vous.',
    take: 'Prendre la relève, personne n’y reçoit plus',
    leave: 'Ne rien changer',
  },
} as const;
