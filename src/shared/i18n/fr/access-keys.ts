import { dayAndMonth, shortTime } from './format';

/** Texts of the section where keys of the read interface are made and ended. */
export const accessKeysText = {
  title: 'Lecture par un autre logiciel',
  lead: 'Une clé avec laquelle un tableau de bord ou un entrepôt de données de la mairie lit les chiffres. Jamais de nom, de téléphone ni de dossier.',
  name: 'Nom du logiciel',
  namePlaceholder: 'Observatoire, tableau de bord…',
  scope: 'Ce qu’elle ouvre',
  scopes: {
    indicators: 'Les chiffres publiés seulement',
    rows: 'Tous les indicateurs, et les lignes sans identité',
  },
  make: 'Créer une clé',
  noName: 'Donnez un nom au logiciel, pour savoir plus tard à qui est cette clé.',
  key: 'Clé de lecture',
  once: 'Elle n’est montrée qu’une fois\u00A0: copiez-la maintenant. Le logiciel la donne dans l’en-tête «\u00A0Authorization: Bearer\u00A0».',
  address: 'Adresse des indicateurs',
  local: 'Cette adresse ne répond que sur ce poste.',
  copy: 'Copier',
  copied: 'Copiée',
  revoke: 'Couper',
  ask: {
    title: (name: string) => `Couper la clé «\u00A0${name}\u00A0»\u00A0?`,
    effect: (made: string, read: string) =>
      `Créée ${made}, ${read === '' ? 'jamais utilisée' : `utilisée ${read}`}. Le logiciel qui la donne ne lit plus rien.`,
    lost: 'Cette clé ne revient pas\u00A0: il faudra en créer une autre et la redonner.',
    keep: 'Garder la clé',
  },
  revoked: (name: string) =>
    `Clé «\u00A0${name}\u00A0» coupée\u00A0: elle n’ouvre plus rien. Vous pouvez en créer une autre.`,
  none: 'Aucune clé. Créez-en une pour relier un tableau de bord.',
  unreachable: 'Le serveur de la mairie ne répond pas. Les clés s’affichent quand la liaison est revenue.',
  notAllowed: 'Les clés de lecture se règlent sur un poste d’administration.',
  loading: 'Lecture des clés…',
  heads: { name: 'Logiciel', scope: 'Ouvre', made: 'Créée', read: 'Utilisée', act: 'Couper' },
  on: (day: string) => `le ${dayAndMonth(day)}`,
  at: (day: string, time: string) => `le ${dayAndMonth(day)} vers ${shortTime(time)}`,
  never: 'jamais',
  ended: (day: string) => `coupée le ${dayAndMonth(day)}`,
} as const;
