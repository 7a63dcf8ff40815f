import type { ReferenceBody } from '../domain/model/reference';
import { reasonIdOf } from './demo-reasons';

type Named = readonly [id: string, body: ReferenceBody];

/** Themes by department; those in the list behind a theme refine it. */
const themes: readonly (readonly [department: string, theme: string, refined: readonly string[]])[] = [
  ['titles', 'Première demande', []],
  ['titles', 'Renouvellement', ['Titre périmé', 'Changement d’adresse', 'Changement de nom']],
  ['titles', 'Perte ou vol', []],
  ['titles', 'Retrait', []],
  ['civil', 'Naissance', ['Copie d’acte', 'Reconnaissance', 'Déclaration']],
  ['civil', 'Mariage et PACS', []],
  ['civil', 'Décès', []],
  ['civil', 'Livret de famille', []],
  ['civil', 'Vote et recensement', []],
  ['civil', 'Tombe et concession', []],
  ['school', 'Inscription', ['École maternelle', 'École élémentaire', 'Dérogation']],
  ['school', 'Cantine et périscolaire', []],
  ['school', 'Facture', []],
  ['housing', 'Logement social', ['Première demande', 'Renouvellement', 'Mutation']],
  ['housing', 'Logement dégradé', []],
  ['housing', 'Voisinage', []],
  ['social', 'Aide à la démarche', []],
  ['social', 'Aide financière', []],
  ['social', 'Grand âge et handicap', []],
  ['planning', 'Permis de construire', []],
  ['planning', 'Déclaration préalable', []],
  ['planning', 'Certificat d’urbanisme', []],
  ['planning', 'Voirie et stationnement', []],
  ['welcome', 'Orientation', []],
  ['welcome', 'Horaires et rendez-vous', []],
  ['welcome', 'Réclamation', []],
];

const themeEntries = (): readonly Named[] =>
  themes.flatMap(([department, name, refined], index) => {
    const departmentId = `department-${department}`;
    const parentId = `theme-${index + 1}`;
    const theme = (own: string, under: string): ReferenceBody => ({
      kind: 'theme',
      departmentId,
      parentId: under,
      name: own,
    });
    return [
      [parentId, theme(name, '')] as const,
      ...refined.map((own, at) => [`${parentId}-${at + 1}`, theme(own, parentId)] as const),
    ];
  });

/** What the floor of the demonstration town has: how people are called, where they wait, what screens and kiosks say. */
export const demoFloor = (siteId: string): readonly Named[] => [
  [
    `${siteId}-queue-policy`,
    {
      kind: 'queuePolicy',
      bookedFromMin: -5,
      bookedUntilMin: 10,
      priorityCeiling: 1,
      waitCeilingMin: 60,
      noAnswerCalls: 2,
      cooldownMin: 3,
    },
  ],
  ['room-hall', { kind: 'room', name: 'Hall d’accueil', wayHint: 'devant l’accueil' }],
  ['room-civil', { kind: 'room', name: 'Salle de l’état civil', wayHint: 'tout droit, au fond du hall' }],
  ...themeEntries(),
  [
    `${siteId}-public-screen`,
    {
      kind: 'publicScreen',
      messages: [
        'Retrait d’un titre d’identité\u00A0: munissez-vous de l’ancien titre et du SMS reçu.',
        'Les inscriptions scolaires ouvrent le 11 janvier.',
        'Besoin d’aide pour une démarche en ligne\u00A0? Demandez à l’accueil.',
      ],
      hours: 'Lundi à vendredi 8:30–12:30 et 13:30–17:00, jeudi jusqu’à 19:00, samedi 9:00–12:00',
      voice: true,
    },
  ],
  [
    `${siteId}-kiosk`,
    {
      kind: 'kiosk',
      languages: ['fr', 'en', 'es', 'pt', 'ar'],
      reasonIds: ['COLLECTION', 'CIVIL-STATUS', 'SCHOOL', 'HOUSING', 'SOCIAL-AID', 'BOOKING'].map(reasonIdOf),
      checkIn: true,
      feedback: true,
      exitPin: '2580',
    },
  ],
  [
    'series-u',
    { kind: 'series', letter: 'U', reasonIds: [], departmentIds: ['department-planning'], digits: 2, wrapAt: 99 },
  ],
];
