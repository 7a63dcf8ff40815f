import { count } from '../fr/format';

/** Texts of the settings of a provider of identities. */
export const providerSettingsText = {
  title: 'Identification par ProConnect ou un autre fournisseur',
  lead: 'En plus de leur code, les agents peuvent s’identifier avec le compte de leur administration, dans le navigateur. Le code reste, sans liaison et en secours.',
  set: 'Proposer cette identification',
  /** What is set: by whom, and how many agents are known there. */
  offered: (preset: string, known: number): string =>
    `Proposée par ${preset}, pour ${count(known, 'agent inscrit', 'agents inscrits')}.`,
  change: 'Modifier',
  loading: 'Lecture du réglage…',
  unreachable: 'Le serveur de la mairie ne répond pas. Ce réglage se voit quand la liaison est revenue.',
  notAllowed: 'Ce réglage se voit sur un poste d’administration, où un administrateur est identifié.',
  preset: 'Fournisseur',
  presets: {
    proConnect: 'ProConnect',
    proConnectTest: 'ProConnect, intégration (pour essayer)',
    other: 'Autre fournisseur (OpenID Connect)',
  },
  issuer: 'Adresse du fournisseur (issuer)',
  clientId: 'Identifiant client',
  secret: 'Secret client',
  secretKept: 'laissez vide pour le garder',
  address: 'Adresse de ce serveur dans le navigateur',
  addressExample: 'https://guichet.ville.fr',
  redirects: 'À déclarer chez le fournisseur\u00A0: adresse de retour, puis de retour après déconnexion',
  algorithm: 'Signature',
  siret: 'SIRET de la mairie',
  siretHint: '14 chiffres',
  secondFactor: 'Demander deux facteurs',
  logsOut: 'Fermer la session du navigateur après chaque identification',
  logsOutHint: 'Sans cela, sur un ordinateur partagé, la personne suivante serait reconnue comme la précédente.',
  roleClaim: 'Champ qui donne le rôle',
  roleClaimHint: 'facultatif',
  roleNote:
    'Valeurs reconnues\u00A0: reception, counter, supervisor, manager. Un administrateur le reste, quoi que dise ce champ.',
  mayRaise: 'Ce champ peut aussi nommer des administrateurs (admin)',
  agents: 'Qui est qui',
  agentsHint:
    'L’adresse e-mail que le fournisseur a vérifiée, ou l’identifiant (sub) qu’il a donné. L’identifiant compte seul quand il est écrit.',
  heads: { agent: 'Agent', email: 'Adresse e-mail', sub: 'Identifiant (sub)' },
  emailOf: (name: string): string => `Adresse e-mail de ${name}`,
  subOf: (name: string): string => `Identifiant de ${name}`,
  save: 'Enregistrer cette identification',
  stop: 'Ne plus la proposer',
  cancel: 'Annuler',
  saved: 'L’identification par le fournisseur est enregistrée. Essayez-la avec votre propre compte\u00A0: Ctrl\u00A0L.',
  stopped: 'L’identification par un fournisseur n’est plus proposée, et son secret est oublié.',
  /** Lines of the journal. */
  journal: {
    chosen: 'identification par un fournisseur',
    role: (agent: string): string => `rôle donné par le fournisseur d’identité\u00A0: ${agent}`,
    by: 'par le fournisseur d’identité',
  },
  faults: {
    badIssuer:
      'L’adresse du fournisseur doit commencer par https:// et ne pas être une adresse interne. Si le fournisseur est dans votre réseau, la personne qui gère le serveur peut l’autoriser.',
    badAddress:
      'L’adresse de ce serveur doit être comme https://guichet.ville.fr, sans rien après\u00A0: c’est là que le navigateur revient.',
    noSecret: 'Tapez le secret client que le fournisseur vous a donné.',
    twice: 'Deux agents ont la même adresse e-mail ou le même identifiant. Corrigez l’un des deux.',
    noSiret:
      'ProConnect connaît des agents de toute la France\u00A0: écrivez le SIRET de la mairie, quatorze chiffres.',
    badSiret: 'Un SIRET a quatorze chiffres.',
    empty: 'Remplissez le fournisseur, l’identifiant client et l’adresse de ce serveur.',
  },
} as const;
