import { count, fullDay, longDay, quoted } from './format';

const nbsp = '\u00A0';

/** Words of the command `guichet`, in a terminal. */
export const commandLine = {
  help: `guichet slots${nbsp}: les créneaux libres d’une ville décrite dans un fichier.

  npm run guichet -- slots --town FICHIER.json --from 2026-03-03 --reason CNI

Options
  --town FICHIER     la ville${nbsp}: motifs, guichets, plages, rendez-vous (docs/town-file.md)
  --from JOUR        premier jour, AAAA-MM-JJ
  --days NOMBRE      combien de jours, 5 sans autre indication, 366 au plus
  --reason MOTIF     le code du motif, ou son nom
  --persons NOMBRE   combien de personnes, 1 sans autre indication${nbsp}; la durée en découle
  --desk GUICHET     ce guichet seulement
  --channel CANAL    par quel canal la place est demandée${nbsp}: desk, phone, sms, email, mail, portal
  --kept-for USAGE   ouvre aussi les plages gardées pour cet usage${nbsp}: urgent, withoutInternet
  --morning          le matin seulement (avant 12${nbsp}h${nbsp}30)
  --afternoon        l’après-midi seulement
  --weekdays JOURS   ces jours de la semaine seulement, par exemple lundi,mercredi
  --now MOMENT       l’instant de la demande à l’heure du site, 2026-03-02T09:00. Avec lui, le
                     délai de prévenance, l’horizon et les dates de libération comptent.
  --json             le résultat en JSON
  --help             cette aide

Fin du programme${nbsp}: 0, ou 2 quand une option ou le fichier est à corriger.
`,
  commands: `guichet slots     les créneaux libres d’une ville décrite dans un fichier
guichet insights  délais, trimestres, alertes et prévision d’un fichier CSV

«\u00A0npm run guichet -- slots --help\u00A0» et «\u00A0npm run guichet -- insights --help\u00A0» disent tout.
`,
  tooMuch: (text: string): string =>
    `${quoted(text)} est de trop. Mettez entre guillemets ce qui contient une espace${nbsp}; «${nbsp}--help${nbsp}» donne la liste des options.`,
  unknownCommand: (name: string): string =>
    `Commande inconnue${nbsp}: ${quoted(name)}. Les commandes sont slots et insights${nbsp}; «${nbsp}--help${nbsp}» dit comment les écrire.`,
  unknownOption: (name: string): string =>
    `Option inconnue${nbsp}: ${name}. «${nbsp}--help${nbsp}» donne la liste des options.`,
  valueMissing: (name: string): string =>
    `Il manque une valeur après ${name}. «${nbsp}--help${nbsp}» donne un exemple.`,
  optionMissing: (name: string): string => `Il manque l’option ${name}. «${nbsp}--help${nbsp}» dit ce qu’elle attend.`,
  badDay: (name: string, text: string): string =>
    `${name}${nbsp}: ${quoted(text)} n’est pas un jour. Écrivez AAAA-MM-JJ, par exemple 2026-03-03.`,
  badNumber: (name: string, text: string, least: number, most: number): string =>
    `${name}${nbsp}: ${quoted(text)} ne convient pas. Écrivez un nombre entier de ${least} à ${most}.`,
  badMoment: (text: string): string =>
    `--now${nbsp}: ${quoted(text)} n’est pas un moment. Écrivez par exemple 2026-03-02T09:00.`,
  badChoice: (name: string, text: string, known: readonly string[]): string =>
    `${name}${nbsp}: ${quoted(text)} est inconnu. Choisissez parmi ${known.join(', ')}.`,
  bothHalves: `--morning et --afternoon ne vont pas ensemble. Gardez l’un des deux, ou aucun.`,

  heading: (town: string, reason: string, persons: number, minutes: number): string =>
    `${town}${nbsp}: ${reason}, ${count(persons, 'personne')}, ${minutes}${nbsp}min`,
  day: (day: string): string => fullDay(day),
  none: 'Aucun créneau',
  total: (slots: number, first: { readonly day: string; readonly time: string } | null): string =>
    first
      ? `${count(slots, 'créneau', 'créneaux')}, le premier ${longDay(first.day)} à ${first.time}.`
      : `Aucun créneau sur ces jours.`,
} as const;
