import type { ProviderRefusal } from '../../domain/rights/provider-refusals';
import { personsText } from '../fr/welcome';

/** What is said on the page and at the desk when somebody is not signed in: why, and what to do. */
const refusals: Readonly<Record<ProviderRefusal, string>> = {
  provider:
    'Le service d’identification ne répond pas. Tapez votre code personnel, ou réessayez dans quelques minutes.',
  settings:
    'Le service d’identification ne reconnaît pas ce serveur, ou sa réponse n’est pas sûre. Tapez votre code personnel, et prévenez votre administrateur\u00A0: Réglages, Identification.',
  clock:
    'L’horloge du serveur de la mairie et celle du service d’identification ne sont pas à la même heure. Tapez votre code personnel, et prévenez qui gère le serveur.',
  unverified:
    'Le service d’identification n’a pas vérifié votre adresse e-mail. Vérifiez-la auprès de lui, ou tapez votre code personnel.',
  nobody:
    'Aucun agent de cette mairie n’a cette adresse e-mail. Demandez à votre administrateur de l’inscrire dans Réglages, Identification\u00A0; d’ici là, tapez votre code personnel.',
  several:
    'Plusieurs agents sont inscrits avec cette identité. Tapez votre code personnel, et prévenez votre administrateur\u00A0: Réglages, Identification.',
  session:
    'Le navigateur avait déjà une session ouverte, peut-être celle d’une autre personne. Recommencez quand elle est fermée, ou tapez votre code personnel.',
  denied: 'L’identification a été refusée ou abandonnée. Recommencez, ou tapez votre code personnel.',
  notMe:
    'Vous avez répondu que ce n’était pas vous. Personne n’est identifié. Recommencez, ou tapez votre code personnel.',
  late: 'L’identification a pris trop de temps. Recommencez, ou tapez votre code personnel.',
  otherTown:
    'Ce compte est celui d’un autre établissement. Identifiez-vous avec celui de cette mairie, ou tapez votre code personnel.',
  weak: 'Cette mairie demande deux facteurs. Ajoutez-en un à votre compte auprès du service d’identification, ou tapez votre code personnel.',
  shutOut: personsText.shutOut,
};

/** How the provider is called in the middle of a sentence. */
const names = { proConnect: 'ProConnect', openId: 'votre compte professionnel' } as const;

/** Texts of the desk and of the page about the sign-in by a provider of identities. */
export const providerText = {
  refusals,
  open: (profile: keyof typeof names): string => `S’identifier avec ${names[profile]}`,
  opening: 'Ouverture du navigateur…',
  waiting: 'Identifiez-vous dans le navigateur qui vient de s’ouvrir, puis revenez ici.',
  cancel: 'Annuler',
  noBrowser: 'Le navigateur ne s’est pas ouvert. Tapez votre code personnel, ou réessayez.',
  off: 'Cette façon de s’identifier n’est plus proposée. Tapez votre code personnel.',
  unreachable: 'Le serveur de la mairie ne répond pas\u00A0: seul votre code personnel ouvre ce poste.',
  tooOften: 'Trop d’essais pour l’instant. Tapez votre code personnel, ou réessayez dans quelques minutes.',
  /** Somebody else than the one who was meant. */
  other: (name: string): string => `C’est ${name} qui s’est identifié. Choisissez ce nom, ou tapez le code demandé.`,
  page: {
    title: 'Guichet',
    ask: (name: string): string => `Bonjour ${name}`,
    desk: (device: string): string => `Ouvrir Guichet sur le poste «\u00A0${device}\u00A0»\u00A0?`,
    askHint: 'Répondez oui seulement si vous venez de le demander vous-même, sur ce poste.',
    yes: 'Oui, c’est moi, sur ce poste',
    no: 'Non',
    done: 'Vous pouvez revenir à Guichet',
    doneHint: 'Cette page peut être fermée.',
    ending: 'Votre session de navigateur se termine, pour la personne suivante.',
    gone: 'Cette identification est terminée',
    goneHint: 'Revenez à Guichet. Si le poste ne s’est pas ouvert, recommencez.',
    refused: 'Identification impossible',
    backHint: 'Revenez à Guichet.',
  },
} as const;
