import type { FactDocuments, VisitDays } from './fact-context';

/** The days on which each person came for each reason, from their requests at a desk and the appointments that were held. */
export const visitIndex =
  (_documents: Pick<FactDocuments, 'requests' | 'appointments'>, _zone: string): VisitDays =>
  () => [];
