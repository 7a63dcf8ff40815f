import { abandonText, outcomeText, pauseText } from './common';
import { count, dayAndMonth, ofName, shortTime } from './format';

type Params = Readonly<Record<string, string | number>>;

const text = (params: Params, key: string): string => String(params[key] ?? '');
const withTail = (head: string, ...tails: readonly string[]): string => [head, ...tails.filter(Boolean)].join(', ');
const ticket = (params: Params): string =>
  text(params, 'label') === '' ? 'Ticket' : `Ticket ${text(params, 'label')}`;
const desk = (params: Params): string => (text(params, 'desk') === '' ? '' : `guichet\u00A0${text(params, 'desk')}`);
const of = (params: Params): string => {
  const name = text(params, 'name');
  return name === '' ? '' : ofName(name);
};

const to = (params: Params): string => (text(params, 'name') === '' ? '' : ` à ${text(params, 'name')}`);

/** A ticket that was given with priority says so; never why. */
const withPriority = (params: Params): string => (text(params, 'priority') === 'on' ? 'priorité' : '');

const beside = (p: Params): string => text(p, 'label') && `ticket ${text(p, 'label')}`;
const arrival = (p: Params, ...tails: readonly string[]): string =>
  withTail(`Arrivée ${of(p)}`, beside(p), withPriority(p), ...tails);

const moment = (params: Params): string => {
  const day = text(params, 'day') === '' ? '' : `le ${dayAndMonth(text(params, 'day'))}`;
  const time = text(params, 'time') === '' ? '' : `à ${shortTime(text(params, 'time'))}`;
  return [day, time].filter(Boolean).join(' ');
};

const outcome = (params: Params): string => {
  const code = text(params, 'outcome');
  return code in outcomeText ? outcomeText[code as keyof typeof outcomeText].toLowerCase() : '';
};

/** What becomes of somebody who did not answer: `min` minutes until they may be called again, `end` when that was the last call. */
const calledAgain = (params: Params): string => {
  if (text(params, 'min') !== '') return `rappel possible dans ${text(params, 'min')}\u00A0min`;
  return text(params, 'end') === '' ? '' : 'ticket terminé';
};

const marks: Readonly<Record<string, string>> = {
  seen: '«\u00A0vue\u00A0»',
  missing: '«\u00A0manque\u00A0»',
  '': 'à vérifier',
};

const byChannel: Readonly<Record<string, string>> = {
  phone: 'par téléphone',
  sms: 'par SMS',
  email: 'par courriel',
  mail: 'par courrier',
  portal: 'par le portail',
};

const viaOf = (params: Params): string | undefined => byChannel[text(params, 'channel')];

/** What became of an entry without a ticket, and by which way it came: « Demande reçue par courrier, confiée », « Répondu sur place ». */
const logged = (params: Params): string => {
  const via = viaOf(params);
  if (text(params, 'next') !== 'entrust') return `Répondu ${via ?? 'sur place'}`;
  return via === undefined ? 'Demande confiée' : `Demande reçue ${via}, confiée`;
};

/** A change at the desks that was announced: « Guichet 8 demandé à 11:00 ». */
const announced = (params: Params): string => {
  const at = shortTime(text(params, 'from'));
  const number = text(params, 'desk');
  if (text(params, 'kind') === 'pause') return `Pause du guichet\u00A0${number} proposée à ${at}`;
  if (text(params, 'kind') === 'switch') return `Renfort du guichet\u00A0${number} proposé à ${at}`;
  return `Guichet\u00A0${number} demandé à ${at}`;
};

/** What was done, in one line for the foot of the window. Unknown facts are left out, never written as blanks. */
export const actText = {
  booked: (p: Params) => withTail(`Rendez-vous ${of(p)} ${moment(p)}`, text(p, 'reason')),
  appointmentsImported: (p: Params) =>
    `${count(Number(p['count'] ?? 0), 'rendez-vous importé', 'rendez-vous importés')}`,
  requestsImported: (p: Params) => `${count(Number(p['count'] ?? 0), 'demande importée', 'demandes importées')}`,
  rescheduled: (p: Params) => withTail(`Rendez-vous ${of(p)} déplacé ${moment(p)}`, desk(p)),
  cancelled: (p: Params) => `Rendez-vous ${of(p)} annulé`,
  outcomeSet: (p: Params) =>
    `Rendez-vous ${of(p)} marqué «\u00A0${text(p, 'outcome') === 'noShow' ? 'absent' : 'honoré'}\u00A0»`,
  outcomesSet: (p: Params) => {
    const number = Number(p['count'] ?? 0);
    const what = text(p, 'outcome') === 'noShow' ? ['noté absent', 'notés absents'] : ['renseigné', 'renseignés'];
    const came = Number(p['came'] ?? 0);
    const left = came > 0 ? `, ${count(came, 'venu laissé', 'venus laissés')} à renseigner` : '';
    return number > 0
      ? `${count(number, 'rendez-vous', 'rendez-vous')} ${number < 2 ? what[0] : what[1]}${left}`
      : `Rendez-vous ${what[1]}`;
  },
  appointmentsMoved: (p: Params) =>
    Number(p['count'] ?? 0) > 0
      ? `${count(Number(p['count']), 'rendez-vous', 'rendez-vous')} déplacés`
      : 'Rendez-vous déplacés',
  reopened: (p: Params) => `Rendez-vous ${of(p)} rouvert`,
  receivedToday: (p: Params) => arrival(p, `rendez-vous du ${dayAndMonth(text(p, 'day'))} avancé à aujourd’hui`),
  checkedIn: (p: Params) => arrival(p),
  passageLogged: (p: Params) =>
    text(p, 'label') === ''
      ? withTail(logged(p), text(p, 'name'), text(p, 'reason'))
      : withTail(`${ticket(p)} donné${to(p)}`, text(p, 'reason'), withPriority(p)),
  helpAnswered: () => 'Aide à la borne',
  deskSignedOn: (p: Params) => withTail('Guichet ouvert', desk(p)),
  deskLeft: (p: Params) => withTail('Guichet fermé', desk(p)),
  deskPaused: (p: Params) => withTail('Pause', pauseText[text(p, 'why')]?.toLowerCase() ?? '', desk(p)),
  deskResumed: (p: Params) => withTail('Fin de pause', desk(p)),
  measureAnnounced: (p: Params) => announced(p),
  measureWithdrawn: (p: Params) => `Annonce retirée pour le ${desk(p)}`,
  called: (p: Params) => withTail(`${ticket(p)} appelé`, desk(p)),
  recalled: (p: Params) => withTail(`${ticket(p)} rappelé`, desk(p)),
  started: (p: Params) => `${ticket(p)} commencé`,
  finished: (p: Params) => withTail(`${ticket(p)} terminé`, outcome(p)),
  noAnswer: (p: Params) => withTail(`${ticket(p)} sans réponse`, calledAgain(p)),
  parked: (p: Params) => withTail(`${ticket(p)} mis de côté`, text(p, 'room')),
  requeued: (p: Params) => `${ticket(p)} remis en attente`,
  transferred: (p: Params) =>
    withTail(
      `${ticket(p)} transféré`,
      text(p, 'reason'),
      desk(p),
      text(p, 'agent'),
      text(p, 'back') && `revient ensuite au guichet\u00A0${text(p, 'back')}`,
    ),
  sentBack: (p: Params) =>
    withTail(`${ticket(p)} terminé ici`, desk(p) === '' ? 'remis en attente' : `retour au ${desk(p)}`),
  abandoned: (p: Params) => withTail(`${ticket(p)} abandonné`, abandonText[text(p, 'why')]?.toLowerCase() ?? ''),
  priorityMarked: (p: Params) => `${ticket(p)}\u00A0: priorité ${text(p, 'priority') === 'on' ? 'donnée' : 'retirée'}`,
  ticketCancelled: (p: Params) => `${ticket(p)} annulé`,
  requestAdded: (p: Params) => withTail('Demande ajoutée', text(p, 'reason'), beside(p)),
  requestLogged: (p: Params) => withTail(`Demande enregistrée ${viaOf(p) ?? 'sur place'}`, text(p, 'reason')),
  requestQualified: (p: Params) => withTail('Motif changé', text(p, 'detail')),
  requestAssigned: (p: Params) =>
    withTail(
      text(p, 'detail') === '' ? 'Demande confiée' : `Demande confiée à ${text(p, 'detail')}`,
      text(p, 'reason'),
    ),
  requestStarted: (p: Params) => withTail('Demande prise en charge', text(p, 'reason')),
  requestPaused: (p: Params) => withTail('En attente de l’usager', text(p, 'reason')),
  requestAnswered: (p: Params) => withTail('Demande répondue', text(p, 'reason')),
  requestClosed: (p: Params) => withTail('Demande close', text(p, 'detail') || text(p, 'reason')),
  requestReopened: (p: Params) => withTail('Demande rouverte', text(p, 'reason')),
  requestStepUndone: (p: Params) => withTail('Étape annulée', text(p, 'reason')),
  timesDoubted: (p: Params) => `${ticket(p)}\u00A0: durée écartée des moyennes`,
  dayClosed: (p: Params) =>
    withTail(
      'Journée clôturée',
      Number(p['notServed'] ?? 0) > 0
        ? count(Number(p['notServed']), 'personne non servie', 'personnes non servies')
        : '',
      Number(p['leftOpen'] ?? 0) > 0
        ? count(Number(p['leftOpen']), 'service resté ouvert', 'services restés ouverts')
        : '',
    ),
  paperMarked: (p: Params) => `${text(p, 'paper') || 'Pièce'}\u00A0: ${marks[text(p, 'mark')] ?? ''}`,
  citizenCorrected: (p: Params) => `Fiche ${of(p)} corrigée`,
  citizensMerged: (p: Params) => `Fiche ${of(p)} fusionnée`,
  citizensSeparated: (p: Params) => `Fiche ${of(p)} séparée`,
  dependantAdded: (p: Params) => `Proche ajouté\u00A0: ${text(p, 'name')}`,
  guardianSet: (p: Params) => `Proche rattaché\u00A0: ${text(p, 'name')}`,
  guardianCleared: (p: Params) => `Proche détaché\u00A0: ${text(p, 'name')}`,
  surplusKept: (p: Params) => `Rendez-vous ${of(p)} gardé en surnombre`,
  callTaken: (p: Params) => `Appel de ${text(p, 'name')}`,
  callNoted: (p: Params) =>
    `${text(p, 'name')}\u00A0: ${text(p, 'outcome') === 'callBack' ? 'à rappeler' : 'pas de réponse'}`,
  personInformed: (p: Params) => `Annonce faite à ${text(p, 'name')} ${byChannel[text(p, 'channel')] ?? ''}`,
  doubleCallSettled: (p: Params) => withTail(`${ticket(p)} gardé`, desk(p)),
  identityChosen: (p: Params) => `Fiche ${of(p)} vérifiée`,
  numberCorrected: (p: Params) => `Pré-demande ${of(p)} corrigée`,
  personsCorrected: (p: Params) => `Situation notée au rendez-vous ${of(p)}`,
  settlementUndone: (p: Params) => `Rouvert${text(p, 'what') === '' ? '' : `\u00A0: ${text(p, 'what')}`}`,
  settingsChanged: (p: Params) => `Réglages${text(p, 'what') === '' ? '' : `\u00A0: ${text(p, 'what')}`}`,
  alertAcknowledged: (p: Params) => `Alerte vue${text(p, 'what') === '' ? '' : `\u00A0: ${text(p, 'what')}`}`,
  messageSettled: (p: Params) => `Message${text(p, 'what') === '' ? '' : `\u00A0: ${text(p, 'what')}`}`,
  undone: (p: Params) => `Annulé${text(p, 'what') === '' ? '' : `\u00A0: ${text(p, 'what')}`}`,
} as const satisfies Record<string, (params: Params) => string>;

/** One line for an act; spaces that a missing fact leaves are closed up. */
export const sayAct = (code: keyof typeof actText, params: Params): string =>
  actText[code](params).replaceAll(/ {2,}/g, ' ').replaceAll(' ,', ',').trim();
