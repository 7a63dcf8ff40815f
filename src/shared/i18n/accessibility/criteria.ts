/** A criterion of RGAA 4.1.2 that is not met, or of which no test shows that it is: what is wrong, and until when. */
export type Gap = { readonly id: string; readonly text: string; readonly by: string };

/** A theme a line. */
const idsOf = (...themes: readonly string[]): readonly string[] => themes.flatMap((theme) => theme.split(' '));

/** The day of the state below. */
export const STATED_ON = '2026-12-02';

/** Criteria that apply and of which a test holds that they are met. docs/accessibility.md names the tests. */
export const met: readonly string[] = idsOf(
  '1.1 1.2 1.3 1.6 1.7',
  '3.1 3.2 3.3',
  '4.10',
  '5.1 5.2 5.4 5.5 5.6 5.7',
  '6.1 6.2',
  '7.1 7.2 7.3 7.4 7.5',
  '8.1 8.2 8.3 8.4 8.5 8.6 8.7 8.8 8.9 8.10',
  '9.1 9.2 9.3',
  '10.1 10.2 10.3 10.4 10.5 10.6 10.7 10.8 10.9 10.10 10.11 10.12 10.13 10.14',
  '11.1 11.2 11.3 11.4 11.5 11.6 11.7 11.9 11.10 11.11 11.12 11.13',
  '12.1 12.2 12.5 12.6 12.7 12.8 12.9 12.10 12.11',
  '13.1 13.2 13.7 13.8 13.9 13.10 13.11',
);

/** Criteria that apply and are not met, or not proved: both count against the rate. */
export const gaps: readonly Gap[] = [
  {
    id: '13.3',
    text: 'Les documents imprimés en PDF ont une structure et une langue, qu’aucun outil de contrôle n’a encore vérifiées.',
    by: '2027-06-30',
  },
];

/** Criteria that do not apply: nothing of the kind is in the app. */
export const outside: readonly string[] = idsOf(
  '1.4 1.5 1.8 1.9',
  '2.1 2.2',
  '4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.11 4.12 4.13',
  '5.3 5.8',
  '9.4',
  '11.8',
  '12.3 12.4',
  '13.4 13.5 13.6 13.12',
);

/** The screens of the sample that the first evaluation had looked at. */
export const sampleBefore: readonly string[] = [
  'Accueil',
  'Guichet, une personne reçue',
  'Agenda, jour',
  'Agenda, nouveau rendez-vous',
  'Demandes',
  'Supervision, direct',
  'Pilotage, trimestre',
  'Réglages, Motifs',
  'toutes les touches',
  'borne',
];

/** The screens of the sample that it had not looked at. */
export const sampleAdded: readonly string[] = [
  'Pilotage, un autre plan',
  'Pilotage, vue des élus',
  'Réglages, Clavier',
  'Réglages, Journal',
  'Réglages, Effacements',
  'Réglages, Conservation',
  'Réglages, Protection des données',
  'demande d’accès d’une personne',
  'clé des sauvegardes',
  'poste dont la clé est perdue',
];

/** Of the criteria that apply, how many are met: 0 to 1. */
export const rateMet = (): number => met.length / (met.length + gaps.length);
