import type { ActCode, ActFacts, FactsOf } from '../../domain/model/act-facts';
import { abandonText, outcomeText, pauseText } from './common';
import { count, dayAndMonth, ofName, shortTime } from './format';
import { waitsAlone } from './ticket-card';

/** Facts may be `''`: unknown ones are left out of the sentence. */
type Labelled = { readonly label: string };
type Named = { readonly name: string };
type AtDesk = { readonly desk: string };
type InWords = { readonly what: string };

const withTail = (head: string, ...tails: readonly string[]): string => [head, ...tails.filter(Boolean)].join(', ');
const ticket = ({ label }: Labelled): string => (label === '' ? 'Ticket' : `Ticket ${label}`);
const atDesk = ({ desk }: AtDesk): string => (desk === '' ? '' : `guichet\u00A0${desk}`);
const of = ({ name }: Named): string => (name === '' ? '' : ofName(name));
const to = ({ name }: Named): string => (name === '' ? '' : ` à ${name}`);
const then = (head: string, { what }: InWords): string => (what === '' ? head : `${head}\u00A0: ${what}`);

/** A ticket that was given with priority says so; never why. */
const withPriority = ({ priority }: { readonly priority: boolean }): string => (priority ? 'priorité' : '');

const beside = ({ label }: Labelled): string => label && `ticket ${label}`;
const arrival = (p: FactsOf<'checkedIn' | 'receivedToday'>, ...tails: readonly string[]): string =>
  withTail(`Arrivée ${of(p)}`, beside(p), withPriority(p), ...tails);

const moment = ({ day, time }: { readonly day: string; readonly time: string }): string =>
  [day && `le ${dayAndMonth(day)}`, time && `à ${shortTime(time)}`].filter(Boolean).join(' ');

const marks = { seen: '«\u00A0vue\u00A0»', missing: '«\u00A0manque\u00A0»', '': 'à vérifier' } as const;

const byChannel: Readonly<Record<string, string>> = {
  phone: 'par téléphone',
  sms: 'par SMS',
  email: 'par courriel',
  mail: 'par courrier',
  portal: 'par le portail',
  inPerson: 'de vive voix',
};

/** What became of an entry without a ticket, and by which way it came: « Demande reçue par courrier, confiée », « Répondu sur place ». */
const logged = ({ channel, next }: FactsOf<'passageLogged'>): string => {
  const via = byChannel[channel];
  if (next !== 'entrust') return `Répondu ${via ?? 'sur place'}`;
  return via === undefined ? 'Demande confiée' : `Demande reçue ${via}, confiée`;
};

/** A change at the desks that was announced: « Guichet 8 demandé à 11:00 ». */
const announced = ({ kind, desk, from }: FactsOf<'measureAnnounced'>): string => {
  const at = shortTime(from);
  if (kind === 'pause') return `Pause du guichet\u00A0${desk} proposée à ${at}`;
  if (kind === 'switch') return `Renfort du guichet\u00A0${desk} proposé à ${at}`;
  return `Guichet\u00A0${desk} demandé à ${at}`;
};

/** Who stays set aside when a desk closes, and where they can be taken up. */
const leftAside = ({ aside, takers }: FactsOf<'deskLeft'>): string => {
  if (aside === '') return '';
  const where = takers === '' ? 'aucun guichet ouvert ne reçoit ce motif' : `à reprendre au guichet\u00A0${takers}`;
  return `. De côté\u00A0: ${aside}, ${where}`;
};

/** Names the people who still wait although no open desk may call them. */
const leftAlone = ({ alone }: FactsOf<'deskLeft'>): string => {
  const labels = alone.split(', ').filter(Boolean);
  return labels.length === 0 ? '' : `. ${waitsAlone(labels)}`;
};

/** `labels` = tickets as one text. */
const several = (labels: string, word: string): string => (labels.includes(', ') ? `${word}s` : word);

/** What became of those whom a desk had in hand when it closed; who was set aside is named with where they go on. */
const leftInHand = ({ ended, requeued, gone }: FactsOf<'deskLeft'>): readonly string[] => [
  ended && `${ended} ${several(ended, 'terminé')}`,
  requeued && `${requeued} remis en attente`,
  gone && `${gone} ${several(gone, 'parti')}`,
];

const outcomesSet = ({ count: number, outcome, came }: FactsOf<'outcomesSet'>): string => {
  const what = outcome === 'noShow' ? ['noté absent', 'notés absents'] : ['renseigné', 'renseignés'];
  const left = came > 0 ? `, ${count(came, 'venu laissé', 'venus laissés')} à renseigner` : '';
  return number > 0
    ? `${count(number, 'rendez-vous', 'rendez-vous')} ${number < 2 ? what[0] : what[1]}${left}`
    : `Rendez-vous ${what[1]}`;
};

/** What was done, in one line for the foot of the window. Unknown facts are left out, never written as blanks. */
const actText: { readonly [Code in ActCode]: (facts: FactsOf<Code>) => string } = {
  booked: (p) => withTail(`Rendez-vous ${of(p)} ${moment(p)}`, p.reason),
  appointmentsImported: (p) => count(p.count, 'rendez-vous importé', 'rendez-vous importés'),
  requestsImported: (p) => count(p.count, 'demande importée', 'demandes importées'),
  rescheduled: (p) => withTail(`Rendez-vous ${of(p)} déplacé ${moment(p)}`, atDesk(p)),
  cancelled: (p) => `Rendez-vous ${of(p)} annulé`,
  outcomeSet: (p) => `Rendez-vous ${of(p)} marqué «\u00A0${p.outcome === 'noShow' ? 'absent' : 'honoré'}\u00A0»`,
  outcomesSet,
  appointmentsMoved: (p) =>
    p.count > 0 ? `${count(p.count, 'rendez-vous', 'rendez-vous')} déplacés` : 'Rendez-vous déplacés',
  reopened: (p) => `Rendez-vous ${of(p)} rouvert`,
  receivedToday: (p) => arrival(p, `rendez-vous du ${dayAndMonth(p.day)} avancé à aujourd’hui`),
  checkedIn: (p) => arrival(p),
  passageLogged: (p) =>
    p.label === ''
      ? withTail(logged(p), p.name, p.reason)
      : withTail(`${ticket(p)} donné${to(p)}`, p.reason, withPriority(p)),
  helpAnswered: () => 'Aide à la borne',
  deskSignedOn: (p) => withTail('Guichet ouvert', atDesk(p)),
  deskTakenOver: (p) =>
    withTail(
      'Relève',
      atDesk(p),
      p.agent && `après ${p.agent}`,
      p.held && `${p.held} y ${p.held.includes(', ') ? 'restent' : 'reste'}`,
    ),
  deskLeft: (p) => withTail('Guichet fermé', atDesk(p), ...leftInHand(p)) + leftAside(p) + leftAlone(p),
  deskPaused: (p) => withTail('Pause', pauseText[p.why]?.toLowerCase() ?? '', atDesk(p)),
  deskResumed: (p) => withTail('Fin de pause', atDesk(p)),
  measureAnnounced: announced,
  measureWithdrawn: (p) => `Annonce retirée pour le ${atDesk(p)}`,
  called: (p) => withTail(`${ticket(p)} appelé`, atDesk(p)),
  recalled: (p) => `${ticket(p)} rappelé`,
  started: (p) => `${ticket(p)} commencé`,
  finished: (p) => withTail(`${ticket(p)} terminé`, outcomeText[p.outcome].toLowerCase()),
  noAnswer: (p) =>
    withTail(
      `${ticket(p)} sans réponse`,
      p.againMin === null ? 'ticket terminé' : `rappel possible dans ${p.againMin}\u00A0min`,
    ),
  parked: (p) => withTail(`${ticket(p)} mis de côté`, p.room),
  requeued: (p) => `${ticket(p)} remis en attente`,
  transferred: (p) =>
    withTail(
      `${ticket(p)} transféré`,
      p.reason,
      atDesk(p),
      p.agent,
      p.back && `revient ensuite au guichet\u00A0${p.back}`,
    ),
  sentBack: (p) => withTail(`${ticket(p)} terminé ici`, p.desk === '' ? 'remis en attente' : `retour au ${atDesk(p)}`),
  abandoned: (p) => withTail(`${ticket(p)} abandonné`, abandonText[p.why]?.toLowerCase() ?? ''),
  priorityMarked: (p) => `${ticket(p)}\u00A0: priorité ${p.priority ? 'donnée' : 'retirée'}`,
  ticketCancelled: (p) => `${ticket(p)} annulé`,
  requestAdded: (p) => withTail('Demande ajoutée', p.reason, beside(p)),
  requestLogged: (p) => withTail(`Demande enregistrée ${byChannel[p.channel] ?? 'sur place'}`, p.reason),
  requestQualified: (p) => withTail('Motif changé', p.detail),
  requestAssigned: (p) => withTail(p.detail === '' ? 'Demande confiée' : `Demande confiée à ${p.detail}`, p.reason),
  requestStarted: (p) => withTail('Demande prise en charge', p.reason),
  requestPaused: (p) => withTail('En attente de l’usager', p.reason),
  requestAnswered: (p) => withTail('Demande répondue', p.reason),
  requestClosed: (p) => withTail('Demande close', p.detail || p.reason),
  requestReopened: (p) => withTail('Demande rouverte', p.reason),
  requestStepUndone: (p) => withTail('Étape annulée', p.reason),
  timesDoubted: (p) => `${ticket(p)}\u00A0: durée écartée des moyennes`,
  dayClosed: (p) =>
    withTail(
      'File vidée',
      p.notServed > 0 ? count(p.notServed, 'personne non servie', 'personnes non servies') : '',
      p.leftOpen > 0 ? count(p.leftOpen, 'service resté ouvert', 'services restés ouverts') : '',
    ),
  paperMarked: (p) => `${p.paper || 'Pièce'}\u00A0: ${marks[p.mark]}`,
  citizenCorrected: (p) => `Fiche ${of(p)} corrigée`,
  citizensMerged: (p) => `Fiche ${of(p)} fusionnée`,
  citizensSeparated: (p) => `Fiche ${of(p)} séparée`,
  dependantAdded: (p) => `Proche ajouté\u00A0: ${p.name}`,
  guardianSet: (p) => `Proche rattaché\u00A0: ${p.name}`,
  guardianCleared: (p) => `Proche détaché\u00A0: ${p.name}`,
  bothKept: (p) => `Les deux rendez-vous ${of(p)} gardés`,
  surplusKept: (p) => `Rendez-vous ${of(p)} gardé en surnombre`,
  callNoted: (p) => `${p.name}\u00A0: ${p.outcome === 'callBack' ? 'à rappeler' : 'pas de réponse'}`,
  personInformed: (p) => `Annonce faite à ${p.name} ${byChannel[p.channel] ?? ''}`,
  doubleCallSettled: (p) => withTail(`${ticket(p)} gardé`, atDesk(p)),
  identityChosen: (p) => `Fiche ${of(p)} vérifiée`,
  writesTakenBack: (p) => count(p.count, 'fiche rétablie', 'fiches rétablies'),
  numberCorrected: (p) => `Pré-demande ${of(p)} corrigée`,
  appointmentChanged: (p) => `Rendez-vous ${of(p)} modifié`,
  personsCorrected: (p) => `Situation notée au rendez-vous ${of(p)}`,
  stepTakenBack: (p) => then('Étape annulée', p),
  stepRestored: (p) => then('Étape rétablie', p),
  settlementUndone: (p) => then('Rouvert', p),
  settingsChanged: (p) => then('Réglages', p),
  alertAcknowledged: (p) => then('Alerte vue', p),
  messageSettled: (p) => then('Message', p),
  undone: (p) => then('Annulé', p),
};

/** One line for an act; spaces that a missing fact leaves are closed up. */
export const sayAct = (facts: ActFacts): string => {
  // The table has for each code the sentence of its own facts, which the compiler cannot see through a union.
  const say = actText[facts.code] as (facts: ActFacts) => string;
  return say(facts).replaceAll(/ {2,}/g, ' ').replaceAll(' ,', ',').trim();
};

/** The same without the name of a person; `''` where the words are all about them, or were written by somebody. */
export const sayActNameless = (facts: ActFacts): string => {
  if ('what' in facts) return '';
  if (!('name' in facts) || facts.name === '') return sayAct(facts);
  return 'label' in facts && facts.label !== '' ? sayAct({ ...facts, name: '' }) : '';
};

/** Every code that has a sentence: all of them. */
export const actCodes = Object.keys(actText) as readonly ActCode[];

/** Why some rows of an act stay when the rest is taken back, and what to do, short enough for the foot of the window. `status` = what came after them. */
export const stayedBehind = (status: string): string =>
  status === 'callTaken'
    ? 'un appel est en cours. Notez-le dans l’agenda, puis corrigez à la main.'
    : 'la suite a déjà commencé. Corrigez à la main.';

/** Why an act cannot be taken back any more, and what to do. `status` = what came after it. */
export const tooLateToUndo = (status: string): readonly [text: string, todo: string] => {
  switch (status) {
    case 'callTaken':
      return [
        'Quelqu’un a appelé cette personne pour le lui dire, et n’a pas noté ce que l’appel a donné.',
        'S’il n’a rien donné, notez-le dans «\u00A0Usagers à prévenir\u00A0»\u00A0: cela s’annule alors.',
      ];
    case 'overwritten':
      return ['Une autre valeur a été écrite depuis\u00A0: rien n’a été annulé.', 'Regardez la fiche.'];
    default:
      return ['La suite a déjà commencé, cette saisie ne s’annule plus.', 'Corrigez sur sa fiche ou dans l’agenda.'];
  }
};
