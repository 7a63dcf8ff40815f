import { foldText } from '../../../lib/fold-text';
import { noValues, type RequestColumns, type RequestField, type RequestMapping } from './request-mapping';

/** Words that a header may say, best first; folded. The first header that matches a word of a field is taken. */
const words: Readonly<Record<RequestField, readonly RegExp[]>> = {
  externalId: [
    /^(?:numero|n|no|num|reference|ref|identifiant|id|numero de (?:la )?demande|numero demande|id demande|numero de dossier)$/,
    /^(?:numero|reference|identifiant|id) /,
  ],
  receivedAt: [
    /^(?:date de reception|recue? le|date reception|date de la demande|date d arrivee|date d entree)$/,
    /recep|recue? le|arrivee le/,
    /^(?:date de creation|cree le|creee le|date d ouverture|ouverte? le|date de depot|date)$/,
  ],
  receivedTime: [/^heure (?:de )?(?:reception|creation|arrivee|la demande)/],
  closedAt: [
    /^(?:date de cloture|date cloture|cloturee? le|close? le|date de fin|date de traitement)$/,
    /clotur|traitee? le/,
  ],
  closedTime: [/^heure (?:de )?(?:cloture|fin|traitement)/],
  channel: [
    /^(?:canal|canal d entree|canal de reception|origine|mode de contact|moyen de contact|source)$/,
    /canal/,
    /^channel$/,
  ],
  reason: [/^(?:motif|demarche|motif demarche|objet|type de demande|nature|nature de la demande)$/, /motif|demarche/],
  department: [/^(?:service|service destinataire|service instructeur|direction|affectation|affectee? a)$/, /service/],
  theme: [/^(?:theme|thematique|qualification|sous theme|categorie)$/, /them/],
  status: [/^(?:statut|etat|status|avancement)$/],
};

/** Columns that name a person are never guessed for anything. */
const personal = /demandeur|usager|nom|prenom|courriel du|mail du|telephone du|adresse/;

/** Guesses which column says what by the words of the headers. */
export const guessRequestColumns = (headers: readonly string[]): RequestColumns => {
  const folded = headers.map(foldText).map((header) => (personal.test(header) ? '' : header));
  const columns: Partial<Record<RequestField, number>> = {};
  const taken = new Set<number>();
  for (const [field, patterns] of Object.entries(words)) {
    for (const pattern of patterns) {
      const found = folded.findIndex((header, index) => !taken.has(index) && pattern.test(header));
      if (found === -1) continue;
      taken.add(found);
      columns[field as RequestField] = found;
      break;
    }
  }
  return columns;
};

/**
 * How a file is read before anybody chose. Our own tables for programs head the column with `channel` and write our ids, where `mail` is
 * the post; to everybody else « Mail » is an e-mail.
 */
export const guessRequestMapping = (headers: readonly string[]): RequestMapping => {
  const columns = guessRequestColumns(headers);
  const isOurs = columns.channel !== undefined && headers[columns.channel] === 'channel';
  return { columns, values: isOurs ? { ...noValues, channel: { mail: 'mail' } } : noValues };
};
