/** A criterion of RGAA 4.1.2 that is not met, or of which no test shows that it is: what is wrong, and until when. */
export type Gap = { readonly id: string; readonly text: string; readonly by: string };

/** A theme a line. */
const idsOf = (...themes: readonly string[]): readonly string[] => themes.flatMap((theme) => theme.split(' '));

/** The day of the state below. */
export const STATED_ON = '2026-12-01';

/** Criteria that apply and of which a test holds that they are met. docs/accessibility.md names the tests. */
export const met: readonly string[] = idsOf(
  '1.1 1.2 1.3 1.6 1.7',
  '3.2 3.3',
  '5.4 5.5 5.6',
  '6.1 6.2',
  '7.1 7.2 7.3 7.4 7.5',
  '8.1 8.2 8.3 8.4 8.5 8.6 8.8 8.9 8.10',
  '9.1 9.2',
  '10.1 10.2 10.4 10.5 10.6 10.7 10.8',
  '11.1 11.2 11.4 11.5 11.6 11.7 11.11 11.12',
  '12.1 12.2 12.5 12.6 12.8 12.9 12.10',
  '13.2 13.7 13.9 13.10',
);

/** Criteria that apply and are not met, or not proved: both count against the rate. */
export const gaps: readonly Gap[] = [
  {
    id: '3.1',
    text: 'Chaque état a un mot et un signe, mais aucun essai ne le vérifie sur tous les écrans.',
    by: '2027-03-31',
  },
  {
    id: '4.10',
    text: 'Le son d’un appel dans la salle d’attente se règle dans Réglages, pas sur l’écran qui le joue.',
    by: '2027-06-30',
  },
  {
    id: '5.1',
    text: 'Le planning de la semaine et le tableau des droits ont des en-têtes à deux niveaux, et pas de résumé.',
    by: '2027-03-31',
  },
  {
    id: '5.7',
    text: 'Dans le tableau des droits, le titre d’un groupe n’est pas relié aux seules lignes de son groupe.',
    by: '2027-03-31',
  },
  {
    id: '8.7',
    text: 'Les essais vérifient la langue de la page, pas celle de chaque mot écrit dans une autre langue, comme sur la borne.',
    by: '2027-03-31',
  },
  { id: '9.3', text: 'Aucun essai ne vérifie que tout ce qui se lit comme une liste en est une.', by: '2027-03-31' },
  { id: '10.3', text: 'L’ordre de lecture sans mise en forme n’est vérifié par aucun essai.', by: '2027-03-31' },
  {
    id: '10.9',
    text: 'Aucun essai ne vérifie que rien n’est dit par la forme ou la place seules.',
    by: '2027-03-31',
  },
  { id: '10.10', text: 'Comme 10.9, pour les textes d’aide.', by: '2027-03-31' },
  {
    id: '10.11',
    text: 'À 320\u00A0px de large, un conflit ouvert se lit en faisant défiler aussi vers le côté. Les autres écrans tiennent en une colonne, hors calendriers, plannings et dessins.',
    by: '2027-03-31',
  },
  {
    id: '10.12',
    text: 'Avec des lettres, des mots et des lignes très espacés, le bandeau du guichet perd des mots. Les écrans de la fenêtre entière n’en perdent pas.',
    by: '2027-03-31',
  },
  {
    id: '11.3',
    text: 'Aucun essai ne vérifie qu’un même champ porte le même nom sur tous les écrans.',
    by: '2027-03-31',
  },
  {
    id: '11.9',
    text: 'Dans les listes qui s’ouvrent, un bouton que seul un lecteur d’écran trouve dit «\u00A0Rejeter\u00A0» pour «\u00A0Fermer\u00A0».',
    by: '2027-03-31',
  },
  {
    id: '11.10',
    text: 'Les champs obligatoires ne sont pas tous annoncés comme tels, et l’erreur d’un formulaire ne l’est pas toujours.',
    by: '2027-03-31',
  },
  {
    id: '12.7',
    text: 'Il n’y a pas de lien pour aller droit au contenu. Ctrl et un chiffre mènent au titre de chaque écran.',
    by: '2027-03-31',
  },
  {
    id: '13.1',
    text: 'La borne revient au début après 60 secondes sans geste, sans prévenir. Un geste fait repartir le compte.',
    by: '2027-06-30',
  },
  {
    id: '13.3',
    text: 'Les documents imprimés en PDF ont une structure et une langue, qu’aucun outil de contrôle n’a encore vérifiées.',
    by: '2027-06-30',
  },
  {
    id: '13.8',
    text: 'L’écran de la salle d’attente tourne ses pages quand il y a beaucoup d’appels, et ne se fige pas.',
    by: '2027-06-30',
  },
  {
    id: '13.11',
    text: 'Aucun essai ne vérifie qu’un appui du doigt ou de la souris peut être abandonné partout.',
    by: '2027-03-31',
  },
];

/** Criteria that do not apply: nothing of the kind is in the app. */
export const outside: readonly string[] = idsOf(
  '1.4 1.5 1.8 1.9',
  '2.1 2.2',
  '4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.11 4.12 4.13',
  '5.2 5.3 5.8',
  '9.4',
  '10.13 10.14',
  '11.8 11.13',
  '12.3 12.4 12.11',
  '13.4 13.5 13.6 13.12',
);

/** Of the criteria that apply, how many are met: 0 to 1. */
export const rateMet = (): number => met.length / (met.length + gaps.length);
