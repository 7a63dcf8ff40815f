import { formatMinutes, longDay, shortTime } from './format';

/** Words of the next appointment that an incomplete file needs. */
export const followUpText = {
  label: 'Nouveau rendez-vous',
  title: (name: string): string => (name === '' ? 'Dossier incomplet' : `Dossier incomplet\u00A0: ${name}`),
  bring: (papers: string): string => `À prévoir\u00A0: ${papers}.`,
  ask: 'Prendre un nouveau rendez-vous\u00A0:',
  book: (when: string): string => `Prendre ${when}`,
  slot: (day: string, time: string): string => `${longDay(day)}, ${shortTime(time)}`,
  where: (desk: number | string, durationMin: number): string => `guichet\u00A0${desk}, ${formatMinutes(durationMin)}`,
  looking: 'Recherche du premier créneau libre…',
  none: 'Aucun créneau libre dans les 60 jours pour ce motif.',
  notBookable: 'Ce motif se reçoit sans rendez-vous. Pour un autre motif, ouvrez l’agenda.',
  notReceived: 'Ce motif ne se prend pas sur rendez-vous. Pour un autre motif, ouvrez l’agenda.',
  noCitizen: 'Aucune fiche n’est liée à ce passage\u00A0: notez le nom dans l’agenda.',
  openAgenda: 'Choisir dans l’agenda',
  close: 'Sans rendez-vous',
  /** Once the next person is called; `whom` = a name or the number of a ticket. */
  left: (whom: string): string => `Dossier incomplet, sans nouveau rendez-vous\u00A0: ${whom}`,
  leftBook: 'Prendre rendez-vous',
  leftAlone: 'C’est réglé',
  when: (day: string, time: string, today: string): string =>
    `${day === today ? 'aujourd’hui' : longDay(day)}, ${shortTime(time)}`,
  /** `reason` is named where it is another than that of the file; `''` = the same. */
  booked: (name: string, when: string, reason: string): string => {
    const what = reason === '' ? when : `${when} (${reason})`;
    return name === '' ? `Rendez-vous pris\u00A0: ${what}.` : `${name}\u00A0: rendez-vous pris, ${what}.`;
  },
  /** What was taken is for another reason. */
  another: 'Prendre aussi pour ce dossier',
  print: 'Imprimer la confirmation',
  done: 'Compris',
} as const;
