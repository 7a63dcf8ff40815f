import type { Situation } from '../model/reference';

/** The day from which the shipped rules are vouched for: the present identity card is issued everywhere since then. */
export const shippedFrom = '2021-08-02';

/** What is taken for granted while nobody said more: most people come to renew a title. */
export const usualSituation = 'renewal';

const situation = (code: string, label: string, titles: readonly string[] = []): Situation => ({
  id: `shipped-situation-${code}`,
  kind: 'situation',
  code,
  label,
  titles: [...titles],
  validFrom: shippedFrom,
  validUntil: '',
});

const card = ['CNI'];
const passport = ['PASSPORT'];
const both = ['CNI', 'PASSPORT'];

/** The situations of a person that Guichet ships. One with titles is offered where all of them are asked for. */
export const shippedSituations: readonly Situation[] = [
  situation('renewal', 'Renouvellement'),
  situation('first', 'Premier titre'),
  situation('cardLost', 'Carte d’identité perdue', card),
  situation('cardStolen', 'Carte d’identité volée', card),
  situation('passportLost', 'Passeport perdu', passport),
  situation('passportStolen', 'Passeport volé', passport),
  situation('bothLost', 'Carte et passeport perdus', both),
  situation('bothStolen', 'Carte et passeport volés', both),
  situation('nameChange', 'Changement de nom'),
  situation('custodyRenewal', 'Garde alternée (renouvellement)'),
  situation('custodyFirst', 'Garde alternée (premier titre)'),
];
