import { foldText } from '../../../lib/fold-text';
import type { ImportColumns } from './import-field';

/**
 * The 21 columns of the list of appointments that RDV Service Public exports, in their order. Facts taken from its public source
 * (github.com/betagouv/rdv-service-public, `app/services/rdv_exporter.rb`, `HEADER`). Days are `07/12/2020`, times `12h50`, persons
 * `Véronique DIALO, Ayoub PAUL`; there is no length, no phone and no identifier. Later versions add a 22nd column at the end.
 */
export const rdvServicePublicHeaders = [
  'année',
  'date prise rdv',
  'heure prise rdv',
  'origine',
  'date rdv',
  'heure rdv',
  'service',
  'motif',
  'contexte',
  'statut',
  'lieu',
  'professionnel.le(s)',
  'usager(s)',
  'commune du premier responsable',
  'au moins un usager mineur ?',
  'résultat des notifications',
  'Organisation',
  'date naissance',
  'code postal du premier responsable',
  'créé par',
  'email(s) professionnel.le(s)',
] as const;

const says: Readonly<Record<string, keyof ImportColumns>> = {
  'date rdv': 'day',
  'heure rdv': 'time',
  motif: 'reason',
  statut: 'status',
  'usager(s)': 'names',
  'date naissance': 'birthDate',
  origine: 'channel',
  'professionnel.le(s)': 'desk',
};

/** The columns of an export of RDV Service Public; `null` when the headers are not those, in whatever case. */
export const rdvServicePublicColumns = (headers: readonly string[]): ImportColumns | null => {
  const given = headers.map(foldText);
  const known = rdvServicePublicHeaders.map(foldText);
  if (!known.every((header, index) => given[index] === header)) return null;
  return Object.fromEntries(Object.entries(says).map(([header, field]) => [field, known.indexOf(foldText(header))]));
};
