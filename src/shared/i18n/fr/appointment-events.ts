import { dayAndMonth, shortTime } from './format';

const nbsp = '\u00A0';
const bookedBy: Readonly<Record<string, string>> = { phone: 'par téléphone', portal: 'par le portail' };
const keptPlaces: Readonly<Record<string, string>> = {
  urgent: 'place d’urgence',
  withoutInternet: 'place gardée sans internet',
};
const told: Readonly<Record<string, string>> = {
  phone: 'par téléphone',
  sms: 'par SMS',
  email: 'par courriel',
  mail: 'par courrier',
  inPerson: 'de vive voix',
};

/** What happened to an appointment, by the type of its event. Unknown types of newer versions are left out. */
const words: Readonly<Record<string, (params: Readonly<Record<string, string>>) => string>> = {
  booked: (p) =>
    [
      `Réservé pour le ${dayAndMonth(p['day'] ?? '')} à ${shortTime(p['time'] ?? '')}`,
      bookedBy[p['channel'] ?? ''] ?? '',
      keptPlaces[p['keptFor'] ?? ''] ?? '',
    ]
      .filter(Boolean)
      .join(', '),
  rescheduled: (p) =>
    `Déplacé ${p['settles'] ? 'par la mairie ' : ''}au ${dayAndMonth(p['day'] ?? '')} à ${shortTime(p['time'] ?? '')}`,
  kept: () => 'Gardé en surnombre',
  informed: (p) => `Usager prévenu ${told[p['channel'] ?? ''] ?? ''}`.trim(),
  callTaken: () => 'Appel en cours pour prévenir du changement',
  callNoted: (p) => (p['outcome'] === 'callBack' ? 'Appelé, à rappeler' : 'Appelé, pas de réponse'),
  personsCorrected: () => 'Personnes ou pré-demandes corrigées',
  reasonCorrected: () => 'Motif changé',
  bothKept: () => 'Gardé avec un autre rendez-vous de la même personne',
  accepted: () => 'Confirmé par le serveur',
  overbooked: () => `En surnombre${nbsp}: la place était déjà prise`,
  reminded: () => 'Rappel envoyé',
  arrived: () => 'Arrivée enregistrée',
  attended: () => 'Marqué honoré',
  noShow: () => 'Marqué absent',
  cancelledByCitizen: () => 'Annulé par l’usager',
  cancelledByOffice: (p) => (p['why'] ? `Annulé par la mairie${nbsp}: ${p['why']}` : 'Annulé par la mairie'),
  reopened: () => 'Rouvert',
  wordsErased: () => 'Pré-demandes effacées avec une personne',
};

/** What happened to an appointment, in the words of its history; `''` for what is not told. */
export const sayAppointmentEvent = (type: string, params: Readonly<Record<string, string>>): string =>
  words[type]?.(params) ?? '';
