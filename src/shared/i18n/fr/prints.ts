import { capital, count, fullDay, longDay, numericDay, shortTime } from './format';

const nbsp = '\u00A0';

/** The words of what is printed for the agenda: the list of a day, and the confirmation slip of an appointment. */
export const printsText = {
  list: {
    open: 'Imprimer une liste',
    title: 'Imprimer la liste du jour',
    day: 'Journée',
    shown: (day: string): string => capital(longDay(day)),
    order: 'Ordre',
    byTime: 'Par heure',
    byDesk: 'Par guichet',
    phone: 'Avec les téléphones',
    fits: (appointments: number, pages: number): string =>
      `${count(appointments, 'rendez-vous', 'rendez-vous')}, ${count(pages, 'page')} A4 en noir et blanc.`,
    tooLong: (pages: number): string => `Une page ne suffit pas à une taille lisible${nbsp}: ${pages} pages.`,
    empty: 'Aucun rendez-vous ce jour-là. Choisissez une autre journée.',
    names:
      'La liste porte des noms\u00A0: elle va à l’imprimante ou dans le fichier que vous choisissez, nulle part ailleurs.',
    print: 'Imprimer',
    save: 'Enregistrer en PDF',
    heading: (day: string): string => capital(fullDay(day)),
    site: (site: string, commune: string): string => `${site}, ${commune}`,
    summary: (appointments: number, persons: number): string =>
      `${count(appointments, 'rendez-vous', 'rendez-vous')} · ${count(persons, 'personne')}`,
    foot: (day: string, time: string): string =>
      `Imprimé le ${numericDay(day)} à ${shortTime(time)}. Données personnelles${nbsp}: à détruire après la journée.`,
    heads: ['Heure', 'Nom', 'Motif', 'Pers.', 'Guichet', 'Téléphone'],
    goesOn: (desk: string): string => `${desk} (suite)`,
    pending: 'à confirmer',
    overbooked: 'en surnombre',
    unnamed: 'Usager inconnu',
  },
  slip: {
    open: 'Imprimer la confirmation',
    openA5: 'Confirmation sur une feuille A5',
    short: 'Confirmation',
    a5: 'Feuille A5',
    title: 'Votre rendez-vous',
    when: (day: string, time: string): string => `${capital(fullDay(day))} à ${shortTime(time)}`,
    where: (desk: number, way: string): string =>
      way === '' ? `Guichet${nbsp}${desk}` : `Guichet${nbsp}${desk}, ${way}`,
    reason: (reason: string, persons: number): string =>
      persons > 1 ? `${reason}, ${count(persons, 'personne')}` : reason,
    pending: 'Sous réserve de confirmation\u00A0: la mairie vous préviendra si l’horaire devait changer.',
    code: 'Numéro à donner à l’accueil',
    papers: 'Pièces à apporter, en original',
    phone: (number: string): string => `Téléphone${nbsp}: ${number.replaceAll(' ', nbsp)}`,
    foot: (number: string): readonly string[] => [
      'Présentez-vous à l’accueil cinq minutes avant l’heure.',
      number === ''
        ? `Empêché${nbsp}? Prévenez la mairie${nbsp}: la place servira à quelqu’un d’autre.`
        : `Empêché${nbsp}? Appelez le ${number.replaceAll(' ', nbsp)}${nbsp}: la place servira à quelqu’un d’autre.`,
    ],
    printedOn: (day: string, time: string): string => `Imprimé le ${numericDay(day)} à ${shortTime(time)}`,
  },
  done: {
    busy: 'Impression…',
    paper: 'Imprimé.',
    file: (name: string): string => `Enregistré${nbsp}: ${name}`,
    inFolder: (name: string, folder: string): string =>
      folder === '' ? `PDF gardé${nbsp}: ${name}` : `PDF gardé dans ${folder}${nbsp}: ${name}`,
    folder: (folder: string): string => `Dossier ${folder}`,
    openFile: 'Ouvrir',
    openFileOf: (name: string): string => `Ouvrir ${name}`,
    notOpened: 'Aucun programme de ce poste ne l’ouvre. Ouvrez le dossier et choisissez-en un.',
    cancelled: 'Rien n’a été imprimé.',
    noPrinter: 'Aucune imprimante sur ce poste. Enregistrez en PDF, puis imprimez depuis un autre.',
    failed: 'L’imprimante ne répond pas. Vérifiez-la et recommencez, ou enregistrez en PDF.',
  },
} as const;
