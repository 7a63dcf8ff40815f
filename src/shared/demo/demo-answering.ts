import type { ReferenceBody } from '../domain/model/reference';
import { reasonIdOf } from './demo-reasons';

type Named = readonly [id: string, body: ReferenceBody];
type CommitmentBody = Extract<ReferenceBody, { kind: 'commitment' }>;

const nbsp = '\u00A0';

const commitments: readonly (readonly [
  channel: CommitmentBody['channel'],
  reason: string,
  count: number,
  unit: CommitmentBody['unit'],
])[] = [
  ['mail', '', 15, 'workingDays'],
  ['email', '', 5, 'workingDays'],
  ['portal', '', 5, 'workingDays'],
  ['phone', '', 2, 'workingDays'],
  ['sms', '', 2, 'workingDays'],
  ['desk', '', 1, 'workingDays'],
  ['appointment', '', 1, 'workingDays'],
];

/** What a reason is given beyond its channel. */
const ofReasons: typeof commitments = [
  ['mail', 'PLANNING', 1, 'months'],
  ['', 'EMERGENCY-AID', 2, 'workingDays'],
];

const entryOf = ([channel, code, count, unit]: (typeof commitments)[number]): Named => [
  `commitment-${[channel, code.toLowerCase()].filter((part) => part !== '').join('-')}`,
  { kind: 'commitment', channel, reasonId: code === '' ? '' : reasonIdOf(code), unit, count },
];

/** By when a town hall answers, by the way a request came: what a new one begins with. */
export const usualCommitments: readonly Named[] = commitments.map(entryOf);

const templates: readonly (readonly [
  id: string,
  name: string,
  codes: readonly string[],
  body: string,
  links: readonly (readonly [label: string, url: string])[],
])[] = [
  [
    'received',
    'Accusé de réception',
    [],
    'Madame, Monsieur,\n\nNous avons bien reçu votre demande ({motif}). Le service {service} vous répond au plus tard le {echeance}.\n\nBien cordialement,\n{mairie}',
    [],
  ],
  [
    'papers',
    'Pièces à fournir',
    [],
    `Madame, Monsieur,\n\nPour votre demande ({motif}), merci de nous faire parvenir${nbsp}:\n{pieces}\n\nBien cordialement,\n{mairie}`,
    [],
  ],
  [
    'civil-copy',
    'Copie d’acte d’état civil',
    ['CIVIL-STATUS', 'FAMILY-BOOK', 'DEATH'],
    `Madame, Monsieur,\n\nLa copie d’un acte se demande gratuitement à la mairie du lieu de l’événement, ou en ligne${nbsp}:\n{liens}\n\nBien cordialement,\n{mairie}`,
    [['Demander un acte d’état civil', 'https://www.service-public.gouv.fr/particuliers/vosdroits/F1427']],
  ],
  [
    'school',
    'Inscription scolaire',
    ['SCHOOL'],
    `Madame, Monsieur,\n\nPour inscrire votre enfant, merci de venir avec${nbsp}:\n{pieces}\n\nLes démarches et les dates${nbsp}:\n{liens}\n\nBien cordialement,\n{mairie}`,
    [['Inscription à l’école', 'https://www.service-public.gouv.fr/particuliers/vosdroits/F1865']],
  ],
  [
    'planning',
    'Autorisation d’urbanisme',
    ['PLANNING'],
    `Madame, Monsieur,\n\nVotre projet demande une autorisation. Le dossier se dépose en mairie ou en ligne${nbsp}:\n{liens}\n\nBien cordialement,\n{mairie}`,
    [['Autorisations d’urbanisme', 'https://www.service-public.gouv.fr/particuliers/vosdroits/N319']],
  ],
  [
    'elsewhere',
    'Demande hors de notre compétence',
    [],
    'Madame, Monsieur,\n\nVotre demande ({motif}) ne relève pas de la mairie. Vous trouverez le service compétent ici\u00A0:\n{liens}\n\nBien cordialement,\n{mairie}',
    [['Annuaire de l’administration', 'https://lannuaire.service-public.gouv.fr']],
  ],
];

/** By when the demonstration town answers, and the answers that it sends often. */
export const demoAnswering = (): readonly Named[] => [
  ...usualCommitments,
  ...ofReasons.map(entryOf),
  ...templates.map(([id, name, codes, body, links]): Named => [
    `answer-${id}`,
    {
      kind: 'answerTemplate',
      name,
      reasonIds: codes.map(reasonIdOf),
      body,
      links: links.map(([label, url]) => ({ label, url })),
    },
  ]),
];
