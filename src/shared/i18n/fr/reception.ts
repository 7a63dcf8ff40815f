import type { ComeBack } from '../../domain/booking/come-back';
import { addMore, dayAndMonth, nearDay, shortTime, sinceToday } from './format';

/** Words of the reception screen (Accueil). */
export const receptionText = {
  arrivals: {
    title: 'Arrivées attendues',
    search: 'Chercher une personne attendue',
    placeholder: 'Nom, heure ou numéro',
    clear: 'Effacer',
    /** `arrived` = how many came today: where nobody did, nobody is said to have been the last. */
    left: (count: number, arrived: number): string =>
      count === 0 ? (arrived === 0 ? 'personne' : 'plus personne') : `${count} à venir`,
    arrived: (count: number): string => `${count} déjà arrivée${count > 1 ? 's' : ''}`,
    alreadyCame: 'Déjà arrivées',
    expectedAgain: 'Attendues',
    nobodyCame: 'Personne n’est encore arrivé.',
    bookedAt: (time: string): string => `RDV ${time}`,
    late: 'En retard',
    lately: 'Heure passée, peuvent encore venir',
    now: 'Maintenant',
    next: 'Ensuite',
    lateBy: (min: number): string => `${min}\u00A0min`,
    toConfirm: 'À confirmer',
    overbooked: 'En surnombre',
    persons: (count: number): string => `${count} pers.`,
    desk: (number: number): string => `Guichet ${number}`,
    comesWith: (name: string): string => `avec ${name}`,
    /** `appointments` = how many of the lines are appointments of today: one person may have several. */
    found: (people: number, appointments = 0): string => {
      if (people === 0) return 'Personne de ce nom';
      const found = `${people} personne${people > 1 ? 's' : ''} trouvée${people > 1 ? 's' : ''}`;
      return appointments > people ? `${found}, ${appointments} rendez-vous` : found;
    },
    /** Heard where one person is found: who that is. */
    foundOne: (found: string, words: string): string => `${found}\u00A0: ${words}`,
    /** Not all of them are in the list; `isMore` = there may be still others. `searched` `''` = Entrée acts on one of them already: no more is needed. */
    foundMore: (count: number, isMore: boolean, searched: string): string =>
      searched === ''
        ? `${isMore ? 'Au moins ' : ''}${count} personnes trouvées`
        : `${count} personnes${isMore ? ' ou plus' : ''}\u00A0: ${addMore(searched)}`,
    /** Somebody was chosen in the list, and received elsewhere before Entrée. Without an agent it was a kiosk, or nobody chose a name. */
    takenUp: ({ name, receivedBy, label }: Readonly<Record<'name' | 'receivedBy' | 'label', string>>): string =>
      [
        `${name === '' ? 'La personne choisie' : name} : arrivée déjà enregistrée`,
        receivedBy === '' ? '' : ` par ${receivedBy}`,
        label === '' ? '.' : `, numéro ${label}.`,
      ].join(''),
    noMoreExpected: 'La personne choisie n’est plus attendue : son rendez-vous vient de changer. Cherchez son nom.',
    tooSoon: 'La liste vient de changer. Rien n’a été fait\u00A0: lisez, puis recommencez.',
    /** Entrée names nobody: `count` people are meant alike by what was typed. */
    several: (count: number, searched: 'name' | 'begun' | 'ticket' | 'time' | 'number'): string => {
      const who = {
        name: `${count} personnes portent ce nom`,
        begun: `${count} personnes ont un nom qui commence ainsi`,
        ticket: `${count} personnes ont eu ce numéro`,
        time: `${count} personnes sont attendues à cette heure`,
        number: `${count} personnes sont possibles`,
      };
      return `${who[searched]}\u00A0: choisissez avec\u00A0↓`;
    },
    /** Entrée names nobody: every name that was found is only like the one that was typed. */
    onlyNear: 'Aucun nom ne s’écrit ainsi : choisissez avec ↓',
    noTicket: (label: string): string => `Aucun ticket ${label.trim().toUpperCase()} aujourd’hui`,
    noNumber: 'Numéro inconnu',
    nobodyAt: 'Personne n’est attendu à cette heure',
    expectedToday: 'Attendue aujourd’hui',
    alreadyHere: 'Déjà arrivée',
    withoutAppointment: 'Sans rendez-vous',
    today: 'Rendez-vous du jour',
    otherDay: 'Rendez-vous un autre jour',
    byNumber: 'Numéro d’aujourd’hui',
    receiveToday: 'Recevoir aujourd’hui',
    receiveOff: 'Recevoir quand même',
    passage: 'Passage',
    openAppointment: 'Voir le rendez-vous',
    checkIn: 'Enregistrer l’arrivée',
    open: 'Ouvrir',
    notListed: 'La personne n’est pas dans la liste ?',
    tooShort: 'Tapez au moins deux lettres, une heure ou un téléphone.',
    none: (arrived: number): string => `${arrived === 0 ? 'Personne' : 'Plus personne'} n’est attendu aujourd’hui.`,
    noneAct: 'Passage sans rendez-vous',
  },
  early: {
    title: (name: string, time: string, ahead: string): string =>
      `${name === '' ? 'Rendez-vous' : `${name}\u00A0: rendez-vous`} à ${time}, dans ${ahead}`,
    hint: 'Un ticket donné maintenant n’est appelé avant l’heure que si personne d’autre n’attend.',
    wait: 'Donner le ticket, la personne attend ici',
    move: 'Avancer le rendez-vous',
    later: (time: string): string => `Ne rien noter, elle revient à ${time}`,
  },
  /** Somebody who is booked for a later day is here. */
  otherDay: {
    title: (name: string, day: string, time: string): string =>
      `${name}\u00A0: rendez-vous du ${dayAndMonth(day)} à ${shortTime(time)}, aujourd’hui\u00A0?`,
    hint: (day: string): string => `Un ticket est donné. La place du ${dayAndMonth(day)} est rendue.`,
    keep: (day: string): string => `Ne rien changer, garder le ${dayAndMonth(day)}`,
  },
  /** Somebody who was noted absent is here, more than an hour after their time. */
  missed: {
    title: (name: string, time: string): string => `${name}\u00A0: absence notée, rendez-vous de ${shortTime(time)}`,
    hint: 'Vérifiez que c’est bien cette personne. Un ticket est donné, l’absence n’est plus notée.',
    receive: 'Donner le ticket, la personne est là',
    keep: 'Ne rien changer',
  },
  /** Somebody whose appointment of today was called off is here. */
  off: {
    title: (name: string, time: string): string => `${name}\u00A0: rendez-vous de ${shortTime(time)} annulé`,
    hint: (reason: string, place: ComeBack): string =>
      `${reason}. ${
        { free: 'La place est encore libre.', gone: 'La place n’est plus libre.', over: 'L’heure est passée.' }[place]
      }`,
    reopen: 'Rouvrir le rendez-vous et enregistrer l’arrivée',
    passage: (reason: string): string => `Passage sans rendez-vous\u00A0: ${reason}`,
  },
  /** Somebody who is expected, and a ticket without their appointment. */
  twice: {
    expected: (name: string, time: string): string => `${name}\u00A0: rendez-vous aujourd’hui à ${time}`,
    expectedHint: 'Cette personne est encore attendue.',
    arrive: 'Enregistrer l’arrivée',
    another: 'Donner un ticket sans rendez-vous',
    holds: (label: string): string => `a déjà le ticket ${label}`,
    title: (name: string, label: string): string =>
      `${name === '' ? 'Cette personne' : name} a déjà le ticket ${label}, sans rendez-vous`,
    hint: 'Enregistrer l’arrivée lui donne un second ticket, pour son rendez-vous.',
    show: (label: string): string => `Voir le ticket ${label}`,
    second: 'Enregistrer l’arrivée, avec un second ticket',
    holding: (name: string, label: string): string => `${name} a déjà le ticket ${label}`,
    holdingHint: 'Avec un second ticket, cette personne est appelée deux fois.',
    secondTicket: 'Donner un second ticket',
  },
  /** Before somebody is checked in whose appointment lies in a closure that runs. */
  closed: {
    title: (name: string, time: string): string =>
      `${name === '' ? 'Cette personne' : name} a rendez-vous à ${shortTime(time)}, pendant la fermeture`,
    hint: (since: string, until: string): string =>
      `La mairie est fermée ${until === '' ? sinceToday(since) : `jusqu’à ${shortTime(until)}`}. Ce rendez-vous est à déplacer.`,
    move: 'Déplacer le rendez-vous',
    receive: 'Enregistrer l’arrivée quand même',
  },
  /** Before a ticket is given although the house has closed for today. */
  afterClosing: {
    title: (closed: string): string => `Accueil ${closed}. Donner un ticket quand même\u00A0?`,
    hint: 'Pour une personne qui est encore dans la maison. Aucune attente n’est annoncée.',
    keep: 'Ne pas donner de ticket',
    give: 'Donner le ticket',
  },
  passage: {
    title: 'Passage sans rendez-vous',
    reason: 'Motif',
    otherReason: 'Autre motif…',
    otherReasonHint: 'par son nom',
    otherReasonLabel: 'Un autre motif',
    otherReasonPlaceholder: 'Quelques lettres du motif, ou ↓ pour la liste',
    noReason: 'Aucun motif de ce nom.',
    aside: (name: string): string => `Passage commencé pour ${name}, pas encore noté.`,
    asideActs: { resume: 'Reprendre ce passage', drop: 'Ne pas le reprendre' },
    onAppointment: 'sur rendez-vous',
    byAppointment: (reason: string): string => `${reason}\u00A0: sur rendez-vous seulement.`,
    nextPlaces: (when: readonly string[]): string => `Prochaines places\u00A0: ${when.join(', ')}.`,
    today: 'aujourd’hui',
    at: (day: string, time: string): string => `${day} à ${time}`,
    looking: 'Recherche des prochaines places…',
    noPlace: 'Aucune place libre dans les 60 jours.',
    book: 'Réserver',
    needsAppointment: 'Ce motif se prend sur rendez-vous\u00A0: F4 pour réserver.',
    leaveOther: 'Fermer la liste des autres motifs',
    clear: 'Vider le passage',
    waitUnknown: 'attente inconnue',
    /** `day` `''` = nobody knows when it opens. */
    closed: ({ day, time }: { readonly day: string; readonly time: string }, today: string): string =>
      day === ''
        ? 'fermé'
        : day === today
          ? `fermé jusqu’à ${shortTime(time)}`
          : `fermé, ouvre ${nearDay(day, today)} à ${shortTime(time)}`,
    citizen: 'Usager',
    optional: 'facultatif',
    citizenPlaceholder: 'Nom ou téléphone',
    channel: 'Canal',
    channels: { desk: 'Guichet', phone: 'Téléphone', email: 'Courriel', mail: 'Courrier', sms: 'SMS' },
    priority: 'Priorité légale',
    priorityHint: 'Ne notez jamais la raison.',
    print: 'Imprimer un ticket',
    answered: 'Répondu sur place',
    answeredFrom: 'Répondu',
    entrust: 'Confier',
    entrustWhom:
      'À qui répondre\u00A0? Écrivez un nom ou un téléphone. Pour confier sans usager (un signalement), Maj\u00A0F7 une seconde fois.',
    reasonMissing: 'Choisissez d’abord un motif.',
    /** A refusal that came when the next passage was begun already. */
    refusedOf: (name: string, why: string): string => `${name === '' ? 'Le passage précédent' : name}\u00A0: ${why}`,
    ticketNeedsPresence:
      'Un ticket se donne à une personne présente : choisissez le canal Guichet, ou Répondu sur place.',
  },
  ticket: {
    printedAt: (time: string): string => `Imprimé à ${time}`,
    savedAt: (time: string): string => `Enregistré à ${time}`,
    fileAt: (time: string): string => `PDF à ${time}`,
    ownSeries: (isExchanged: boolean): string => (isExchanged ? 'Série de ce poste' : 'Série de ce poste, hors ligne'),
    rank: (rank: number): string => (rank === 1 ? '1er sur ce motif' : `${rank}e sur ce motif`),
    announced: 'Attente annoncée\u00A0:',
    waitUnknown: 'Attente inconnue',
    noDeskOpen: 'Attente inconnue\u00A0: aucun guichet ouvert',
    reprint: 'Réimprimer',
    undo: 'Annuler',
    appointment: (time: string): string => `Rendez-vous de ${time}`,
    paperPriority: 'Priorité',
    paperWait: (band: string): string => `Attente annoncée : ${band}`,
    paperFollow: 'Suivez votre attente sur votre téléphone.',
    paperTentative: 'Sous réserve de confirmation',
  },
  recent: {
    title: 'Dernières saisies de ce poste',
    none: 'Rien depuis le démarrage de Guichet. La prochaine saisie apparaîtra ici.',
    given: (label: string): string => `Ticket\u00A0${label} donné`,
    repeat: 'Répéter la dernière saisie',
    reprint: 'Réimprimer',
    undone: 'annulé',
    priority: 'Priorité',
  },
  queue: {
    title: 'File d’attente',
    waiting: 'en attente',
    longest: 'la plus longue',
    desksOpen: 'guichets ouverts',
    outOf: (total: number): string => `sur ${total}`,
    minutes: 'min',
    byReason: 'Par motif',
    byReasonCaption: 'Personnes en attente par motif, et attente la plus longue',
    withAppointment: 'avec',
    withoutAppointment: 'sans rendez-vous',
    nextCalls: 'Prochains appels',
    appointmentAt: (time: string): string => `RDV ${time}`,
    desks: 'Guichets',
    paused: 'En pause',
    nobody: (next: string): string =>
      next ? `Personne n’attend. Le prochain rendez-vous est à ${next}.` : 'Personne n’attend.',
    offline: (since: string): string =>
      `Les autres postes ne sont plus visibles depuis ${since}. Annoncez les numéros à voix haute.`,
    unserved: 'Sans guichet ouvert',
    noDesk: 'aucun guichet',
    anywhere: 'dans la salle',
    callableAt: (time: string): string => `rappel à ${time}`,
    more: (count: number): string => `et ${count} autre${count > 1 ? 's' : ''}`,
  },
  help: {
    title: (count: number, since: string): string =>
      count > 1
        ? `${count} personnes demandent de l’aide à la borne, la première depuis ${since}.`
        : `Quelqu’un demande de l’aide à la borne depuis ${since}.`,
    /** Kept with the request as its subject; a desk of before reads it as the call of a person. */
    printerStopped: 'L’imprimante de la borne est arrêtée',
    stopped: (subject: string, since: string): string => `${subject} depuis ${since}.`,
    go: 'Je m’y rends',
  },
  keys: {
    reason: 'Motif',
    print: 'Imprimer',
    search: 'Chercher une arrivée',
    arrived: 'Personnes déjà arrivées',
    passage: 'Passage',
    appointment: 'Rendez-vous',
    choose: 'Choisir',
    priority: 'Priorité légale',
    field: 'Champ suivant',
  },
} as const;
