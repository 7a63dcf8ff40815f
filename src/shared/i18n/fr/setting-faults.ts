import { LEAST_KEPT_MONTHS, LEAST_WINDOW_DAYS, MOST_KEPT_MONTHS, MOST_WINDOW_DAYS } from '../../domain/model/reference';
import type { SettingFault } from '../../domain/settings/setting-fault';
import { formatNumber } from './figures';
import { count, formatMinutes } from './format';

const minutesFields =
  /^(durationsMin|waitGoalMin|startStepMin|bufferMin|waitCeilingMin|expressMin|bookedUntilMin|cooldownMin)/;

const keptMonths = `Écrivez de ${LEAST_KEPT_MONTHS} à ${MOST_KEPT_MONTHS}\u00A0mois.`;

/** What a field takes, where its bounds are part of its form. */
const forms: Readonly<Record<string, string>> = {
  bookedFromMin: 'Écrivez de 0 à 60\u00A0minutes.',
  bookedUntilMin: 'Écrivez de 0 à 120\u00A0minutes.',
  priorityCeiling: 'Écrivez de 1 à 20.',
  waitCeilingMin: 'Écrivez de 5 à 480\u00A0minutes.',
  noAnswerCalls: 'Écrivez de 1 à 10\u00A0appels.',
  cooldownMin: 'Écrivez de 0 à 60\u00A0minutes.',
  expressMin: 'Écrivez de 1 à 120\u00A0minutes, ou rien.',
  start: 'Écrivez de 0 à 9999.',
  wrapAt: 'Écrivez de 9 à 9999.',
  digits: 'Choisissez de 1 à 4\u00A0chiffres.',
  letter: 'Écrivez une lettre de A à Z.',
  exitPin: 'Écrivez 4 à 8\u00A0chiffres, ou rien.',
  count: 'Écrivez un nombre, à partir de 1.',
  inhabitants: 'Écrivez un nombre d’habitants, ou rien.',
  deskWindowDays: `Écrivez de ${LEAST_WINDOW_DAYS} à ${MOST_WINDOW_DAYS}\u00A0jours.`,
  'retention.recordMonths': keptMonths,
  'retention.personMonths': keptMonths,
  phone: 'Écrivez un numéro comme 02\u00A061\u00A091\u00A000\u00A000, ou rien.',
  publicUrl: 'Écrivez une adresse comme https://file.ville.fr, sans rien après.',
};

/** A bound in the unit of its field. */
const bound = ({ path, number = 0 }: SettingFault): string => {
  if (path.startsWith('receptionCosts.')) return `${formatNumber(number)}\u00A0€`;
  return minutesFields.test(path) ? formatMinutes(number) : String(number);
};

const wordless: Readonly<Record<string, string>> = {
  weekdays: 'Choisissez au moins un jour.',
  reasonIds: 'Choisissez au moins un motif, ou tous.',
  channels: 'Choisissez au moins un canal.',
  deskId: 'Choisissez un guichet.',
  agentId: 'Choisissez un agent.',
  languages: 'Gardez au moins le français.',
  blocks: 'Le ticket doit porter son numéro\u00A0: ajoutez ce bloc.',
};

const unique: Readonly<Record<string, string>> = {
  number: 'Ce numéro est déjà pris. Choisissez-en un autre.',
  code: 'Ce code est déjà pris. Choisissez-en un autre.',
  letter: 'Cette lettre est déjà prise. Choisissez-en une autre.',
  reasonIds: 'Une autre série vaut déjà pour tous les autres motifs.',
  channel: 'Un autre délai vaut déjà pour ce canal et ce motif.',
  shortName: 'Un autre agent a déjà ce nom court, et rien ne les distinguerait. Ajoutez une lettre.',
  replacedBy: 'Un agent absent ne se remplace pas lui-même.',
};

const mostKinds = 3;
/** What refers to an entry, as the list of its section calls it. */
const referring: Readonly<Record<string, readonly [string, string]>> = {
  desk: ['guichet', 'guichets'],
  quota: ['quota', 'quotas'],
  kiosk: ['borne', 'bornes'],
  series: ['série de tickets', 'séries de tickets'],
  theme: ['thème', 'thèmes'],
  reason: ['motif', 'motifs'],
  openingPeriod: ['plage d’ouverture', 'plages d’ouverture'],
  closure: ['fermeture', 'fermetures'],
  agent: ['agent', 'agents'],
  commitment: ['délai d’engagement', 'délais d’engagement'],
  answerTemplate: ['modèle de réponse', 'modèles de réponse'],
  unavailability: ['absence', 'absences'],
  recurringAbsence: ['absence qui revient', 'absences qui reviennent'],
  roster: ['planning de semaine', 'plannings de semaine'],
};

/** « 2 plages d’ouverture, 1 modèle de réponse. »; `''` = a server of an older version did not say. */
const sayReferring = (kinds: SettingFault['kinds'] = []): string => {
  const named = kinds.slice(0, mostKinds).map(({ kind, number }) => {
    const [one, many] = referring[kind] ?? ['autre réglage', 'autres réglages'];
    return count(number, one, many);
  });
  return named.length === 0 ? '' : `${named.join(', ')}${kinds.length > mostKinds ? '…' : '.'}`;
};

/** A fault in words, beside its field: what does not hold and what would. `nameOf` names another entry, when the screen can. */
export const saySettingFault = (fault: SettingFault, nameOf: (id: string) => string = () => ''): string => {
  const other = fault.otherId === undefined ? '' : nameOf(fault.otherId);
  switch (fault.code) {
    case 'shape': {
      const form = forms[fault.path];
      if (form !== undefined) return form;
      if (minutesFields.test(fault.path)) return 'Écrivez un nombre de minutes, à partir de 1.';
      if (fault.path.startsWith('links.')) return 'Écrivez une adresse comme https://www.ville.fr/page.';
      if (fault.path === 'horizonDays') return 'Écrivez un nombre de jours, à partir de 1.';
      if (/^(from|to)$/.test(fault.path)) return 'Écrivez une heure comme 8:30.';
      return /(Day|^validFrom|^validUntil)$/.test(fault.path)
        ? 'Écrivez une date qui existe au calendrier.'
        : 'Cette valeur n’a pas la forme attendue.';
    }
    case 'empty':
      return wordless[fault.path] ?? 'Remplissez cette case.';
    case 'tooLong':
      return `${count(fault.number ?? 0, 'signe')} au plus.`;
    case 'notUnique':
      return unique[fault.path] ?? 'C’est déjà pris.';
    case 'unknown':
      if (fault.path === 'body' || fault.path === 'subject')
        return 'Corrigez-le, ou décochez «\u00A0Envoyer ce message\u00A0» pour garder ce texte sans l’envoyer.';
      return 'Ce choix n’existe plus. Choisissez-en un autre.';
    case 'tooSmall':
      return `${bound(fault)} au moins.`;
    case 'tooLarge':
      return `${bound(fault)} au plus.`;
    case 'shrinks':
      return 'Une personne de plus ne prend pas moins de temps.';
    case 'order':
      if (fault.path === 'wrapAt') return 'Le dernier numéro vient avant le premier.';
      if (fault.path === 'parentId') return 'Choisissez un thème du même service, qui n’en précise pas un autre.';
      if (fault.path === 'weekdays') return 'Cette date n’est pas un de ces jours.';
      return fault.path === 'maxAge' ? 'L’âge de fin vient avant celui du début.' : 'La fin vient avant le début.';
    case 'noDay':
      return 'Cette date n’existe pas au calendrier.';
    case 'overlaps':
      return other === ''
        ? 'Une autre plage couvre déjà ces heures.'
        : `Cette autre plage couvre déjà ces heures\u00A0: ${other}.`;
    case 'zone':
      return 'Choisissez un fuseau de la liste.';
    case 'colour':
      return 'Une couleur s’écrit # suivi de six chiffres ou lettres de A à F, comme #1b4b8f.';
    case 'step':
      return `Choisissez un multiple de ${fault.number ?? 5}\u00A0minutes.`;
    case 'lastOne':
      return fault.path === 'role'
        ? 'Il faut au moins un agent qui administre.'
        : 'C’est le dernier\u00A0: la mairie ne peut pas s’en passer.';
    case 'inUse':
      return `${count(fault.number ?? 0, 'rendez-vous à venir l’utilise', 'rendez-vous à venir l’utilisent')}. Déplacez-les d’abord.`;
    case 'referredTo': {
      const which = sayReferring(fault.kinds);
      return `${count(fault.number ?? 0, 'autre réglage s’y réfère', 'autres réglages s’y réfèrent')}${which === '' ? '.' : `\u00A0: ${which}`} Changez-les d’abord.`;
    }
    default:
      return fault.code satisfies never;
  }
};
