import type { CommitmentUnit } from '../../domain/model/answering';
import { count } from './format';

/** `15 jours ouvrés`, `40 jours`, `2 mois`: how long a commitment gives. */
export const commitmentSpan = (number: number, unit: CommitmentUnit): string => {
  if (unit === 'months') return `${number}\u00A0mois`;
  return unit === 'workingDays' ? count(number, 'jour ouvré', 'jours ouvrés') : count(number, 'jour');
};
