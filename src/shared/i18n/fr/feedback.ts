import type { FeedbackTheme } from '../../domain/model/feedback';

const opinions = (number: number): string => `${number} avis en 30 jours`;

const themes: Readonly<Record<FeedbackTheme, string>> = {
  welcome: 'l’accueil',
  wait: 'l’attente',
  answer: 'la réponse',
  place: 'les lieux',
  other: 'autre chose',
};

/** What people say of their visits, for who watches the day. */
export const feedbackText = {
  title: 'Ce que disent les usagers :',
  mean: (mean: number): string => `${mean.toLocaleString('fr-FR', { minimumFractionDigits: 1 })} sur 10`,
  basis: (number: number): string => ` (${opinions(number)})`,
  tooFew: (number: number): string => `${opinions(number)}, trop peu pour une moyenne`,
  mostNamed: (theme: string): string => ` · le plus cité : ${theme}`,
  themes,
} as const;
