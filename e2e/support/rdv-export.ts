import { writeTable } from '#shared/domain/exchange/testing/write-table';
import { rdvServicePublicHeaders } from '#shared/domain/exchange/import/rdv-service-public';
import { rdvRow } from '#shared/domain/exchange/testing/rdv-file';

type Given = Parameters<typeof rdvRow>[0];

const row = (name: string, day: string, time: string, more: Given = {}): readonly string[] =>
  rdvRow({ 'usager(s)': name, 'date rdv': day, 'heure rdv': time, motif: 'Carte d’identité', ...more });

const passport: Given = { motif: 'Passeport' };
const tuesday = '09/02/2027';
const wednesday = '10/02/2027';

/** What becomes of the rows below. */
export const rdvOutcome = { rows: 31, create: 20, existing: 1, leftOut: 3, refused: 7, overbooked: 2 };

const good: readonly (readonly string[])[] = [
  row('Véronique ZIALO', tuesday, '09h00', { 'date naissance': '14/07/1962' }),
  row('Ayoub ZAPAUL', tuesday, '09h30', passport),
  row('Anne-Laure D’ZÉROUVILLE-KERMADEC DE LA TOUR-SAINT-ÉTIENNE', tuesday, '10h00'),
  row('Rose ZE GOFF, Malo ZE GOFF, Nina ZE GOFF', tuesday, '10h30', passport),
  row('Karim ZELHADJ', tuesday, '11h30', { motif: 'CNI et passeport' }),
  row('Inès ZARTIN', tuesday, '14h00', { motif: 'Retrait de passeport' }),
  row('Hugo ZERNARD', tuesday, '14h30', { origine: 'RDV Pris sur internet' }),
  row('Léa ZUBOIS', tuesday, '15h00', passport),
  row('Jules ZOMAS', tuesday, '15h30'),
  row('Louise ZOBERT', tuesday, '16h00', passport),
  // Six at once: more than the enrolment stations of the town.
  ...['ZA', 'ZB', 'ZC', 'ZD', 'ZE', 'ZF'].map((name) => row(`Raphaël ${name}URAND`, wednesday, '09h30')),
  row('Manon ZEROY', wednesday, '11h00', passport),
  row('Gabriel ZOREAU', wednesday, '11h30'),
  row('Emma ZIMON', wednesday, '14h00', passport),
  row('Adam ZAURENT', wednesday, '22h00'),
];

const others: readonly (readonly string[])[] = [
  row('ZIALO Véronique', tuesday, '09h00', { 'date naissance': '14/07/1962' }),
  row('Alice ZICHEL', wednesday, '10h00', { statut: 'Annulé (excusé)' }),
  row('Louis ZARCIA', '05/01/2026', '10h00', { statut: 'À renseigner' }),
  row('Jade ZAVID', '06/01/2026', '10h00'),
  row('Arthur ZERTRAND', '31/02/2027', '10h00'),
  row('Chloé ZOUX', wednesday, '25h00'),
  row('', wednesday, '10h30'),
  row('Paul ZINCENT', wednesday, '10h30', { motif: 'Atelier numérique' }),
  row('Lina ZOURNIER', wednesday, '15h30', { motif: 'Atelier numérique' }),
  row('Sacha ZOREL', '', '15h30'),
  row('Zoé ZIGNE\u0007', wednesday, '15h00'),
];

/** Invented rows in the form of RDV Service Public, as French Excel saves them: semicolons and Windows-1252. */
export const rdvExport = (): { readonly name: string; readonly mimeType: string; readonly buffer: Buffer } => {
  const text = writeTable(rdvServicePublicHeaders, [...good, ...others])
    .replace('\uFEFF', '')
    .replaceAll('’', "'");
  return { name: 'liste-rdv.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') };
};
