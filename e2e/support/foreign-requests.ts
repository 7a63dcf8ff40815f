import { writeTable } from '#shared/domain/exchange/testing/write-table';

const headers = [
  'Numéro',
  'Demandeur',
  'Téléphone du demandeur',
  'Canal',
  'Service',
  'Motif / démarche',
  'Statut',
  'Date de réception',
  'Date de clôture',
  'Thème',
];

type Row = {
  readonly channel?: string;
  readonly department?: string;
  readonly reason?: string;
  readonly status?: string;
  readonly received?: string;
  readonly closed?: string;
  readonly theme?: string;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** The person stands in the file, as they do in real ones: nothing of them may come in. */
const row = (id: string, one: Row): readonly string[] => [
  id,
  'Zébulon Inventé',
  '06 00 00 00 00',
  one.channel ?? 'Courrier',
  one.department ?? '',
  one.reason ?? 'État civil',
  one.status ?? (one.closed === undefined ? 'En cours' : 'Clôturée'),
  one.received ?? '02/11/2026 09:15',
  one.closed ?? '',
  one.theme ?? '',
];

const channels = ['Courrier', 'Courriel', 'Appel téléphonique', 'Formulaire en ligne', 'Accueil physique'];

/** Forty that were closed after one to eight days, and six that are open. */
const good = (): readonly (readonly string[])[] => [
  ...Array.from({ length: 40 }, (_, index) =>
    row(`D-2026-${index + 1}`, {
      channel: channels[index % channels.length] ?? '',
      received: `${two(1 + (index % 9))}/10/2026 ${two(9 + (index % 8))}:05`,
      theme: index % 4 === 0 ? 'Naissance' : index % 4 === 1 ? 'Livret de famille' : '',
      closed: `${two(10 + (index % 8))}/10/2026 ${two(9 + (index % 7))}:40`,
    }),
  ),
  ...Array.from({ length: 6 }, (_, index) => row(`D-2026-${index + 41}`, { received: `${two(10 + index)}/11/2026` })),
];

const others: readonly (readonly string[])[] = [
  row('D-2026-60', { reason: 'Nid de poule' }),
  row('D-2026-61', { reason: 'Nid de poule', closed: '10/11/2026' }),
  row('D-2026-62', { closed: '30/10/2026 10:00' }),
  row('D-2026-63', { received: '31/09/2026' }),
  row('', {}),
  row('D-2026-64', { received: '01/02/2027' }),
  row('D-2026-65', { channel: 'Pigeon' }),
  row('D-2026-66', { status: 'Clôturée' }),
  row('D-2026-67', { status: 'Annulée' }),
  row('D-2026-68', { received: '02/11/1826' }),
];

/** What becomes of the rows above; `unknownReason` of the refused ones wait for a choice. */
export const foreignOutcome = { rows: 56, create: 46, refused: 9, leftOut: 1, unknownReason: 2, closed: 41 };

/** Invented requests as another program of a town hall exports them: semicolons and Windows-1252. */
export const foreignRequests = (): { readonly name: string; readonly mimeType: string; readonly buffer: Buffer } => {
  const text = writeTable(headers, [...good(), ...others]).replace('\uFEFF', '');
  return { name: 'demandes-ancien-logiciel.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') };
};
