import type { CommitmentUnit } from '../../domain/model/answering';
import type { Channel } from '../../domain/model/request';
import type { AnswerField } from '../../domain/requests/fill-answer';
import { channelText } from './common';
import { count } from './format';

/** `15 jours ouvrés`, `40 jours`, `2 mois`: how long a commitment gives. */
export const commitmentSpan = (number: number, unit: CommitmentUnit): string => {
  if (unit === 'months') return `${number}\u00A0mois`;
  return unit === 'workingDays' ? count(number, 'jour ouvré', 'jours ouvrés') : count(number, 'jour');
};

const units: Readonly<Record<CommitmentUnit, string>> = {
  workingDays: 'jours ouvrés',
  calendarDays: 'jours',
  months: 'mois',
};

/** Texts of the sections about requests: by when they are answered, and with which words. */
export const settingsAnsweringText = {
  commitments: {
    lead: 'En combien de temps la mairie répond. Le plus précis l’emporte\u00A0: un motif avant un canal.',
    list: 'Délais d’engagement',
    add: 'Ajouter un délai',
    empty: 'Aucun délai. Les demandes n’ont alors pas de date, et aucune n’est en retard.',
    choose: 'Choisissez un délai de la liste, ou ajoutez-en un.',
    formNew: 'Nouveau délai',
    channel: 'Canal',
    anyChannel: 'Tous les canaux',
    reason: 'Motif',
    anyReason: 'Tous les motifs',
    count: 'Répondre en',
    unit: 'Compté en',
    units,
    span: commitmentSpan,
    meaning: (from: string, to: string): string => `Une demande reçue le ${from} est due le ${to}.`,
    meaningNote: 'Le jour de réception et le temps passé à attendre l’usager ne comptent pas.',
    name: (channel: Channel | '', reason: string): string =>
      [reason, channel === '' ? '' : channelText[channel]].filter(Boolean).join(', ') || 'Toute demande',
    what: 'délai d’engagement',
    present: (name: string, number: number, unit: CommitmentUnit): string =>
      `${name}\u00A0: ${commitmentSpan(number, unit)}.`,
  },
  answers: {
    lead: 'Les réponses souvent faites. L’agent les copie, pièces et liens compris, dans son courriel ou son courrier.',
    list: 'Modèles de réponse',
    add: 'Ajouter un modèle',
    empty: 'Aucun modèle. Ajoutez le premier, par exemple «\u00A0Accusé de réception\u00A0».',
    choose: 'Choisissez un modèle de la liste, ou ajoutez-en un.',
    formNew: 'Nouveau modèle',
    name: 'Nom',
    nameExample: 'Pièces à fournir',
    body: 'Texte',
    fields: 'Insérer',
    fieldNames: {
      motif: 'le motif',
      service: 'le service',
      mairie: 'la mairie',
      echeance: 'la date due',
      pieces: 'les pièces',
      liens: 'les liens',
    } satisfies Record<AnswerField, string>,
    unknownFields: (names: readonly string[]): string =>
      `Partirait tel quel\u00A0: ${names.map((name) => `{${name}}`).join(', ')}.`,
    reasons: 'Motifs',
    everyReason: 'Tous les motifs',
    links: 'Liens',
    noLinks: 'Aucun lien.',
    addLink: 'Ajouter un lien',
    linkLabel: (number: number): string => `Texte du lien ${number}`,
    linkUrl: (number: number): string => `Adresse du lien ${number}`,
    removeLink: (number: number): string => `Retirer le lien ${number}`,
    what: (name: string): string => `modèle «\u00A0${name}\u00A0»`,
    present: (name: string): string => `${name}.`,
    forReasons: (number: number): string => count(number, 'motif'),
  },
} as const;
