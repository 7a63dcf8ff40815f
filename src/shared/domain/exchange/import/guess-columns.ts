import { foldText } from '../../../lib/fold-text';
import type { ImportColumns, ImportField } from './import-field';
import { rdvServicePublicColumns } from './rdv-service-public';

/** Where a guess comes from: a form that is known by name, or the words of the headers. */
type GuessedColumns = { readonly form: 'rdvServicePublic' | 'headers'; readonly columns: ImportColumns };

/** Words that a header may say, best first; folded. The first header that matches a word of a field is taken. */
const words: Readonly<Record<ImportField, readonly RegExp[]>> = {
  externalId: [/^(?:rdv id|id rdv|identifiant|id|uid|numero de rdv|reference)$/],
  day: [
    /^(?:date rdv|date du rdv|date du rendez vous|jour|date|date de debut|debut|start|start date)$/,
    /^date (?!prise|de prise|naissance|de naissance|creation|de creation)/,
  ],
  time: [/^(?:heure rdv|heure du rdv|heure du rendez vous|heure|heure de debut|horaire|start time)$/],
  durationMin: [/^(?:duree|duree en minutes|duree min|duree rdv|duration)$/, /^duree/],
  reason: [/^(?:motif|motif du rdv|objet|demarche|prestation|type de rdv|type)$/, /motif|demarche/],
  names: [/^(?:usager s|usagers|usager|nom complet|nom et prenom|nom prenom|nom prenoms|demandeur|participants?)$/],
  lastName: [/^(?:nom|nom de famille|nom usager|nom de naissance|nom d usage|last name)$/],
  firstName: [/^(?:prenom|prenoms|prenom usager|first name)$/],
  birthDate: [/naissance|^ne(?: e)? le$/],
  phone: [/^(?:telephone|tel|portable|mobile|numero de telephone)/],
  email: [/^(?:courriel|e mail|email|mail|adresse e mail|adresse mail|adresse electronique)$/],
  personCount: [/^(?:nombre de personnes|nb personnes|nb de personnes|personnes|nombre d usagers)$/],
  preApplicationNumber: [/pre ?demande/],
  desk: [/^(?:guichet|professionnel le s|agent|agents|poste|agenda)$/],
  channel: [/^(?:origine|canal|pris par)$/],
  status: [/^(?:statut|etat|status)$/],
};

const firstMatch = (headers: readonly string[], patterns: readonly RegExp[]): number => {
  for (const pattern of patterns) {
    const found = headers.findIndex((header) => pattern.test(header));
    if (found !== -1) return found;
  }
  return -1;
};

/** Guesses which column says what: by the known form of RDV Service Public, else by the names of the headers. */
export const guessColumns = (headers: readonly string[]): GuessedColumns => {
  const known = rdvServicePublicColumns(headers);
  if (known) return { form: 'rdvServicePublic', columns: known };
  const folded = headers.map(foldText);
  const columns: Partial<Record<ImportField, number>> = {};
  for (const [field, patterns] of Object.entries(words)) {
    const found = firstMatch(folded, patterns);
    if (found !== -1) columns[field as ImportField] = found;
  }
  return { form: 'headers', columns };
};
