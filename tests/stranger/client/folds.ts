import { foldTicket } from './fold-ticket';
import { textIn, type Event, type Fields } from './json';
import { storyOf } from './story';

type State = { [name: string]: unknown };

const texts = (event: Event, ...names: readonly string[]): State =>
  Object.fromEntries(names.map((name) => [name, textIn(event, name)]));
const place = (event: Event): State => ({
  ...texts(event, 'day', 'time', 'deskId'),
  durationMin: event['durationMin'],
});

/** Whether an arrival makes an event of an appointment count for nothing. */
const isVain = (told: readonly Event[], { type, n }: Event, at: number): boolean => {
  const isLeaving = ['noShow', 'cancelledByCitizen', 'cancelledByOffice'].includes(type);
  if (!isLeaving && type !== 'rescheduled') return false;
  if (told.some((event) => event.type === 'arrived' && event.n === n)) return true;
  const next = told.slice(at + 1).find((event) => ['arrived', 'reopened', 'attended'].includes(event.type));
  return isLeaving && next?.type === 'arrived';
};

const foldAppointment = (log: readonly Event[]): State => {
  const { told: all, isLive } = storyOf(log, 'booked');
  const told = all.filter((event, at) => !isVain(all, event, at));
  const state: State = { status: 'booked', confirmation: 'pending', day: '', time: '', durationMin: 0, deskId: '' };
  Object.assign(state, { reasonId: '', citizenId: '', persons: [], ticketId: '', channel: '', bookedAt: '' });
  Object.assign(state, { arrivedAt: '', rivals: [] });
  let placedBy: Event | null = null;
  for (const event of told) {
    if (event.type === 'booked' || event.type === 'rescheduled') {
      Object.assign(state, place(event));
      placedBy = event;
    }
    if (event.type === 'booked') {
      Object.assign(state, texts(event, 'reasonId', 'citizenId', 'channel'), { persons: event['persons'] });
      state['bookedAt'] ||= event.at;
    }
    if (event.type === 'personsCorrected') state['persons'] = event['persons'];
    if (event.type === 'reasonCorrected') Object.assign(state, texts(event, 'reasonId'));
    if (event.type === 'arrived') {
      Object.assign(state, texts(event, 'ticketId'), { arrivedAt: event.at });
      if (state['status'] === 'booked') state['status'] = 'arrived';
    }
    if (event.type === 'reopened') state['status'] = state['arrivedAt'] === '' ? 'booked' : 'arrived';
    if (['attended', 'noShow', 'cancelledByCitizen', 'cancelledByOffice'].includes(event.type))
      state['status'] = event.type;
  }
  const said = (type: string): Event | undefined =>
    told.find((event) => event.type === type && event['cause'] === placedBy?.id);
  const surplus = said('overbooked');
  if (surplus) {
    state['confirmation'] = said('kept') ? 'kept' : 'overbooked';
    state['rivals'] = surplus['rivals'];
  } else if (said('accepted') || (placedBy && textIn(placedBy, 'leaseId') !== '')) state['confirmation'] = 'accepted';
  return isLive ? state : { ...state, status: 'void' };
};

/** The instant that an event names, unless it is none or after the event. */
const moment = (event: Event, name: string): string => {
  const ms = Date.parse(textIn(event, name));
  return Number.isNaN(ms) || ms > Date.parse(event.at) ? event.at : new Date(ms).toISOString();
};

const tellRequest = (state: State, event: Event): void => {
  const isAt = (...all: readonly string[]): boolean => all.includes(String(state['status']));
  switch (event.type) {
    case 'received':
      if (state['receivedAt'] !== '') return;
      Object.assign(state, texts(event, 'day', 'channel', 'citizenId', 'ticketId'));
      state['reasonId'] ||= textIn(event, 'reasonId');
      state['receivedAt'] = moment(event, 'receivedAt');
      return;
    case 'qualified':
      state['reasonId'] = textIn(event, 'reasonId') || state['reasonId'];
      if (isAt('received')) state['status'] = 'qualified';
      return;
    case 'assigned':
      state['departmentId'] = textIn(event, 'departmentId');
      if (isAt('received', 'qualified')) state['status'] = 'assigned';
      return;
    case 'started':
    case 'waitingOnCitizen':
      if (!isAt('answered', 'closed')) state['status'] = event.type === 'started' ? 'inProgress' : event.type;
      return;
    case 'answered':
      if (!isAt('closed')) state['status'] = 'answered';
      return;
    case 'closed':
      if (isAt('closed')) return;
      Object.assign(state, { status: 'closed', closedAt: moment(event, 'closedAt') }, texts(event, 'outcome'));
      return;
    case 'reopened':
      if (isAt('answered', 'closed')) Object.assign(state, { status: 'inProgress', closedAt: '', outcome: '' });
  }
};

const foldRequest = (log: readonly Event[]): State => {
  const { told, isLive } = storyOf(log, 'received');
  const state: State = { status: 'received', day: '', channel: 'desk', reasonId: '', citizenId: '', ticketId: '' };
  Object.assign(state, { departmentId: '', receivedAt: '', closedAt: '', outcome: '' });
  for (const event of told) tellRequest(state, event);
  return isLive ? state : { ...state, status: 'void' };
};

const foldSession = (log: readonly Event[]): State => {
  const { events, told, isLive } = storyOf(log, 'opened');
  const state: State = { status: 'closed', day: '', deskId: '', agentId: '', openedAt: '' };
  for (const event of told) {
    if (event.type === 'opened')
      Object.assign(state, texts(event, 'day', 'deskId', 'agentId'), { openedAt: event.at, status: 'open' });
    if (event.type === 'paused' && state['status'] === 'open') state['status'] = 'paused';
    if (event.type === 'resumed' && state['status'] === 'paused') state['status'] = 'open';
    if (event.type === 'closed') state['status'] = 'closed';
  }
  const announced = events.find(({ type }) => type === 'measureAnnounced');
  if (state['day'] === '' && announced) Object.assign(state, texts(announced, 'day', 'deskId'));
  if (isLive && state['status'] !== 'closed') return state;
  return { ...state, status: 'closed', agentId: '', openedAt: '' };
};

const folds: Readonly<Record<string, (log: readonly Event[]) => Fields>> = {
  tickets: foldTicket,
  appointments: foldAppointment,
  requests: foldRequest,
  deskSessions: foldSession,
};

/** Whether the documents of a collection are logs. */
export const isLog = (collection: string): boolean => collection in folds;

/** The fields that follow from the events of a document. */
export const derive = (collection: string, log: readonly Event[]): Fields => folds[collection]?.(log) ?? {};
