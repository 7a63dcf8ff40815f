import { textIn, type Event } from './json';
import { storyOf } from './story';

const blank = {
  status: 'waiting',
  day: '',
  series: '',
  number: 0,
  label: '',
  reasonId: '',
  priority: false,
  appointmentId: '',
  requestId: '',
  citizenId: '',
  dueAt: '',
  deskId: '',
  issuedAt: '',
  firstCalledAt: '',
  lastCalledAt: '',
  calls: 0,
  startedAt: '',
  endedAt: '',
  outcome: '',
  tentative: false,
  calledTwice: false,
  papers: {} as Readonly<Record<string, string>>,
};

type State = { -readonly [Name in keyof typeof blank]: (typeof blank)[Name] };
/** `holder` = what holds the person: the call, then the start. `isGone` = they left by an end that bears `call`. */
type Told = {
  state: State;
  owner: Event | null;
  holder: Event | null;
  issued: boolean;
  isGone: boolean;
  /** Devices whose last call was flagged. */
  readonly lost: Set<string>;
};

const back = (told: Told): void => {
  Object.assign(told, { owner: null, holder: null, isGone: false });
  Object.assign(told.state, { status: 'waiting', deskId: '', startedAt: '', endedAt: '' });
};
const end = (told: Told, status: string, { at, call: seen }: Event): void => {
  told.isGone = typeof seen === 'string' && status !== 'done';
  told.holder = null;
  Object.assign(told.state, { status, endedAt: at });
};

const issue = (told: Told, event: Event): void => {
  if (told.issued) return;
  told.issued = true;
  const text = (name: string): string => textIn(event, name);
  const [series, number] = [text('series'), event['number'] as number];
  const label = `${series}${series.includes('-') ? ' ' : ''}${String(number).padStart(3, '0')}`;
  Object.assign(told.state, { day: text('day'), series, number, label: text('label') || label });
  Object.assign(told.state, { reasonId: text('reasonId'), priority: event['priority'] === true, dueAt: text('dueAt') });
  Object.assign(told.state, { appointmentId: text('appointmentId'), requestId: text('requestId') });
  Object.assign(told.state, { citizenId: text('citizenId'), issuedAt: event.at });
};

const call = (told: Told, event: Event): void => {
  const { state } = told;
  state.calls += 1;
  state.lastCalledAt = event.at;
  state.firstCalledAt ||= event.at;
  if (told.holder || (told.owner && !told.isGone)) return;
  const { isGone } = told;
  Object.assign(told, { owner: event, isGone: false });
  state.deskId = textIn(event, 'deskId');
  if (!isGone && state.status !== 'waiting' && state.status !== 'parked') return;
  told.holder = event;
  Object.assign(state, { status: 'called', startedAt: '', endedAt: '' });
};

const start = (told: Told, event: Event): void => {
  const { state } = told;
  const owner = told.holder ? told.owner : null;
  Object.assign(told, { owner, holder: event, isGone: false });
  Object.assign(state, { status: 'serving', startedAt: event.at, endedAt: '' });
  if (!owner) state.deskId = event.by.deskId || state.deskId;
};

const noAnswer = (told: Told, event: Event): void => {
  if (typeof event['retryMin'] !== 'number') {
    told.owner = null;
    end(told, 'noAnswer', event);
  } else if (told.state.status !== 'parked') back(told);
};

/** In which states an event counts, and what it does then. */
const moves: Readonly<Record<string, readonly [string, (told: Told, event: Event) => void]>> = {
  recalled: [
    'called',
    ({ state }, { at }) => {
      state.calls += 1;
      state.lastCalledAt = at;
    },
  ],
  started: ['waiting called parked noAnswer abandoned notServedAtClosing', start],
  held: ['serving', ({ state }) => void (state.status = 'onHold')],
  resumed: ['onHold', ({ state }) => void (state.status = 'serving')],
  parked: [
    'waiting called serving onHold',
    (told) => {
      Object.assign(told, { owner: null, holder: null, isGone: false });
      told.state.status = 'parked';
    },
  ],
  requeued: ['waiting called parked noAnswer abandoned notServedAtClosing', back],
  transferred: [
    'waiting called serving onHold parked noAnswer abandoned notServedAtClosing',
    (told, event) => {
      told.state.reasonId = textIn(event, 'reasonId') || told.state.reasonId;
      back(told);
    },
  ],
  noAnswer: ['waiting called parked', noAnswer],
  abandoned: ['waiting called serving onHold parked abandoned', (told, event) => end(told, 'abandoned', event)],
  notServedAtClosing: ['waiting called parked', (told, event) => end(told, 'notServedAtClosing', event)],
  done: [
    'waiting called serving onHold parked noAnswer abandoned notServedAtClosing',
    (told, event) => {
      told.state.outcome = textIn(event, 'outcome');
      end(told, 'done', event);
    },
  ],
};

const mark = ({ state }: Told, event: Event): void => {
  const { [textIn(event, 'paperId')]: _, ...others } = state.papers;
  const word = textIn(event, 'mark');
  state.papers = word === '' ? others : { ...others, [textIn(event, 'paperId')]: word };
};

const ends: readonly string[] = ['requeued', 'transferred', 'noAnswer', 'parked', 'abandoned', 'notServedAtClosing'];

/** Whether an end was written without knowing of what holds the person, or a service was begun by who does not hold them. */
const isCrossed = ({ state, owner, holder, lost }: Told, event: Event, flagged: ReadonlySet<string>): boolean => {
  if (event.type !== 'started' && !ends.includes(event.type)) return false;
  const isHolders = owner && (event.by.deskId === textIn(owner, 'deskId') || event.by.deviceId === owner.by.deviceId);
  if (owner && !isHolders && state.status === 'called' && event.type === 'requeued') return true;
  if (event.type === 'started') {
    const isAnother = lost.has(event.by.deviceId) && event.by.deviceId !== owner?.by.deviceId;
    return owner !== null && holder !== null && (!isHolders || isAnother);
  }
  const seen = event['call'];
  if (typeof seen !== 'string') return false;
  return holder ? holder.id !== seen : flagged.has(seen);
};

const tell = (told: Told, event: Event, flagged: ReadonlySet<string>, later: readonly Event[]): void => {
  if (event.type === 'issued') return issue(told, event);
  if (event.type === 'paperMarked') return mark(told, event);
  if (told.state.status === 'done' || isCrossed(told, event, flagged)) return;
  if (event.type === 'started' && told.lost.has(event.by.deviceId)) {
    const isEnd = ({ type, call: seen }: Event): boolean =>
      type === 'done' || (ends.includes(type) && (typeof seen !== 'string' || seen === event.id));
    const next = later.find((one) => isEnd(one) || (one.type === 'called' && !flagged.has(one.id)));
    if (next?.type === 'called') return;
  }
  if (event.type === 'priorityMarked') told.state.priority = event['priority'] === true;
  else if (event.type === 'called') {
    if (flagged.has(event.id)) told.lost.add(event.by.deviceId);
    else {
      told.lost.delete(event.by.deviceId);
      call(told, event);
    }
  } else {
    const [when, act] = moves[event.type] ?? ['', () => undefined];
    if (when.split(' ').includes(told.state.status)) act(told, event);
  }
};

/** The fields of a ticket that follow from its events. */
export const foldTicket = (log: readonly Event[]): State => {
  const { events, told, isLive } = storyOf(log, 'issued');
  const flagged = new Set(told.filter(({ type }) => type === 'calledTwice').map((event) => textIn(event, 'cause')));
  const all: Told = { state: { ...blank }, owner: null, holder: null, issued: false, isGone: false, lost: new Set() };
  for (const [index, event] of told.entries()) tell(all, event, flagged, told.slice(index + 1));
  const { state, owner } = all;
  const isThere = (id: string): boolean => events.some((event) => event.id === id);
  state.calledTwice = [...flagged].some((id) => told.some((event) => event.id === id) || !isThere(id));
  state.tentative = owner?.['tentative'] === true && !state.calledTwice;
  if (!isLive) state.status = 'void';
  return state;
};
