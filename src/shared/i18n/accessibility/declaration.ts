import { numericDay } from '../fr/format';
import { shellText } from '../fr/shell';
import { gaps, met, outside, rateMet, sampleAdded, sampleBefore, STATED_ON, type Gap } from './criteria';

const nbsp = '\u00A0';

/** A line of the declaration. `label` `''` = the sentence stands alone. */
type DeclarationRow = { readonly label: string; readonly value: string };
export type DeclarationBlock = { readonly title: string; readonly rows: readonly DeclarationRow[] };

/** What of it is of the town: `''` = not written in the settings. */
export type DeclarationTown = { readonly commune: string; readonly siteName: string; readonly contact: string };

const row = (label: string, value: string): DeclarationRow => ({ label, value });
const says = (value: string): DeclarationRow => row('', value);

const percent = (rate: number): string => `${String(Math.floor(rate * 1000) / 10).replace('.', ',')}${nbsp}%`;

/** The law knows three states; half is its border. */
export const stateOf = (rate: number): string =>
  rate === 1 ? 'totalement conforme' : rate >= 0.5 ? 'partiellement conforme' : 'non conforme';

const days = [...new Set(gaps.map(({ by }) => by))].toSorted();
const gapsUntil = (day: string): readonly Gap[] => gaps.filter(({ by }) => by === day);

const sampleWords = `${sampleBefore.length + sampleAdded.length} écrans, dont ${sampleAdded.length} ajoutés depuis la première évaluation. Déjà évalués\u00A0: ${sampleBefore.join('\u00A0; ')}. Ajoutés\u00A0: ${sampleAdded.join('\u00A0; ')}.`;

/** Words of the page and of its file. */
export const declarationText = {
  title: shellText.keys.declaration,
  /** What is still a blank of the town, on paper and in the file. */
  blank: 'À compléter par la mairie',
  print: 'Imprimer',
  pdf: 'Enregistrer en PDF',
  foot: (): string => `État du ${numericDay(STATED_ON)}, critères du RGAA 4.1.2.`,
} as const;

/** What the declaration says, block by block. All of it comes from `criteria`, from what was tried, and from the settings of the town. */
export const declarationBlocks = ({ commune, siteName, contact }: DeclarationTown): readonly DeclarationBlock[] => [
  {
    title: 'Qui déclare, et quoi',
    rows: [
      row('Collectivité', commune === '' ? '' : `Mairie, ${commune}`),
      row('Lieu d’accueil', siteName),
      says(
        'La mairie veut que ses logiciels puissent servir à tous, comme le demande l’article 47 de la loi du 11 février 2005. Cette déclaration vaut pour Guichet\u00A0: les écrans des agents, l’écran de la salle d’attente, la borne et la page du ticket.',
      ),
    ],
  },
  {
    title: 'État de conformité',
    rows: [
      says(
        `Guichet est ${stateOf(rateMet())} au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.2.`,
      ),
      row('Taux', `${percent(rateMet())} des critères qui s’appliquent sont respectés.`),
      row(
        'Compte',
        `Sur 106 critères, ${met.length} sont respectés, ${gaps.length} ${gaps.length > 1 ? 'ne le sont pas ou ne sont pas prouvés' : 'ne l’est pas ou n’est pas prouvé'}, ${outside.length} ne s’appliquent pas.`,
      ),
      row(
        'Méthode',
        'Évaluation faite par ceux qui écrivent Guichet, et non par un tiers. Un critère compte comme respecté quand un essai automatique porte sur lui et réussit. Un essai ne voit pas tout ce que verrait une personne.',
      ),
      row('Date', numericDay(STATED_ON)),
    ],
  },
  {
    title: 'Critères non respectés ou non prouvés',
    rows: gaps.map(({ id, text }) => row(`Critère ${id}`, text)),
  },
  {
    title: 'Dérogations et contenus non soumis',
    rows: [
      row('Charge disproportionnée', 'Aucune dérogation n’est demandée.'),
      row(
        'Contenus non soumis',
        'Les fichiers que la mairie reçoit et joint, et les programmes de l’État ouverts à côté de Guichet.',
      ),
    ],
  },
  {
    title: 'Comment Guichet a été vérifié',
    rows: [
      row('Technologies', 'HTML, CSS, JavaScript, SVG et WAI-ARIA, dans Electron (Chromium).'),
      row(
        'Outils',
        'axe-core, et les essais de Guichet\u00A0: parcours au clavier, textes coupés ou couverts, 320\u00A0px de large, 200\u00A0%, espacement des textes, annonces vocales, et cinq parcours avec le lecteur d’écran Orca.',
      ),
      row(
        'Environnement',
        'Linux. Aucun essai n’a été fait avec NVDA, JAWS ou VoiceOver, sous Windows ou macOS, ni par une personne handicapée.',
      ),
      row(
        'Écrans vérifiés',
        'Accueil, Guichet, Agenda (jour, semaine, mois, liste), Demandes, Supervision, Pilotage, Conflits, les sections de Réglages sauf celle du ticket imprimé, toutes les touches, Ctrl\u00A0K, la demande d’accès d’une personne, la clé des sauvegardes, le poste dont la clé est perdue, le bandeau du guichet, l’écran de la salle d’attente, la borne en cinq langues, la page du ticket.',
      ),
      row('Échantillon', sampleWords),
    ],
  },
  {
    title: 'Signaler une difficulté',
    rows: [
      says(
        'Si un contenu ou un écran vous est inaccessible, dites-le à la mairie\u00A0: elle vous donne l’information autrement.',
      ),
      row('Contact', contact),
    ],
  },
  {
    title: 'Voies de recours',
    rows: [
      says(
        'Si la mairie ne vous répond pas, ou si sa réponse ne vous suffit pas, saisissez le Défenseur des droits\u00A0: c’est gratuit.',
      ),
      row('En ligne', 'formulaire.defenseurdesdroits.fr'),
      row('Près de chez vous', 'Un délégué du Défenseur des droits\u00A0: defenseurdesdroits.fr'),
      row('Par courrier, sans timbre', 'Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07'),
    ],
  },
  {
    title: 'Plan pluriannuel',
    rows: [
      ...days.map((day) =>
        row(
          `D’ici au ${numericDay(day)}`,
          `Guichet\u00A0: ${gapsUntil(day).length > 1 ? 'critères' : 'critère'} ${gapsUntil(day)
            .map(({ id }) => id)
            .join(', ')}.`,
        ),
      ),
      row('Schéma pluriannuel de la mairie', ''),
    ],
  },
];
