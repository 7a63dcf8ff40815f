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
  /** All events that are not undone, in their order. */
  readonly log: readonly Event[];
  /** The events so far that count. */
  readonly counted: Event[];
  /** The last start of each device since its last call. */
  readonly begun: Map<string, Event>;
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

type Calls = {
  readonly all: ReadonlyMap<string, Event>;
  readonly flagged: ReadonlySet<string>;
  readonly live: ReadonlySet<string>;
};

/** Whether an event is of the desk or the device of a call, or of a start. */
const isOf = (one: Event, { by }: Event): boolean =>
  by.deskId === (textIn(one, 'deskId') || one.by.deskId) || by.deviceId === one.by.deviceId;

/** Whether the person was sent on, set aside or put back since what an absence names. */
const isMovedOn = ({ counted, log }: Told, { type }: Event, seen: string): boolean => {
  const named = ['noAnswer', 'abandoned'].includes(type) ? log.findIndex(({ id }) => id === seen) : -1;
  const since = log.slice(named + 1);
  return (
    named >= 0 && counted.some((one) => ['transferred', 'parked', 'requeued'].includes(one.type) && since.includes(one))
  );
};

/** Whether an end or a start was written without knowing of what holds the person, or by who may not, or another act by who may not. */
const isCrossed = (told: Told, event: Event, later: readonly Event[], { all, flagged, live }: Calls): boolean => {
  const { state, owner, holder } = told;
  const isStart = event.type === 'started';
  if (['held', 'resumed', 'recalled'].includes(event.type)) return holder !== null && !isOf(owner ?? holder, event);
  if (!isStart && !ends.includes(event.type)) return false;
  if (isStart && flagged.has(event.id)) return true;
  const isHolders = owner !== null && isOf(owner, event);
  if (owner && holder && !isHolders && (isStart || (state.status === 'called' && event.type === 'requeued')))
    return true;
  const seen = event['call'];
  if (typeof seen !== 'string') return false;
  if (holder) return holder.id !== seen;
  if (seen === '') return false;
  if (!isStart) return flagged.has(seen) || isMovedOn(told, event, seen);
  const named = all.get(seen);
  if (!named || !isOf(named, event)) return true;
  const isEnd = ({ type, call: of }: Event): boolean =>
    ['transferred', 'parked', 'abandoned', 'done'].includes(type) && (typeof of !== 'string' || of === event.id);
  const isNamed = (type: string, { id }: Event): boolean =>
    later.some((one) => one.type === type && one['call'] === id);
  const isAnswered = (one: Event): boolean => !isNamed('noAnswer', one) || isNamed('started', one);
  const next = later.find((one) => (live.has(one.id) && isAnswered(one)) || isEnd(one));
  return next !== undefined && live.has(next.id);
};

const tell = (told: Told, event: Event, later: readonly Event[], calls: Calls): void => {
  const { state } = told;
  if (event.type === 'issued') return issue(told, event);
  if (event.type === 'paperMarked') return mark(told, event);
  if (event.type === 'called') told.begun.delete(event.by.deviceId);
  if (state.status === 'done') return;
  if (event.type === 'started') {
    told.begun.delete(event.by.deviceId);
    told.begun.set(event.by.deviceId, event);
  }
  if (isCrossed(told, event, later, calls)) return;
  if (event.type !== 'called' || calls.live.has(event.id)) told.counted.push(event);
  const begun =
    told.begun.get(event.by.deviceId) ?? [...told.begun.values()].findLast(({ by }) => by.deskId === event.by.deskId);
  if (event.type === 'done' && begun && state.startedAt === '')
    Object.assign(state, { startedAt: begun.at, deskId: begun.by.deskId || state.deskId });
  if (event.type === 'priorityMarked') state.priority = event['priority'] === true;
  else if (event.type === 'called') {
    if (calls.live.has(event.id)) call(told, event);
  } else {
    const [when, act] = moves[event.type] ?? ['', () => undefined];
    if (when.split(' ').includes(state.status)) act(told, event);
  }
};

/** The fields of a ticket that follow from its events. */
export const foldTicket = (log: readonly Event[]): State => {
  const { events, told, isLive } = storyOf(log, 'issued');
  const flagged = new Set(told.filter(({ type }) => type === 'calledTwice').map((event) => textIn(event, 'cause')));
  const all: Told = {
    state: { ...blank },
    owner: null,
    holder: null,
    issued: false,
    isGone: false,
    log: told,
    counted: [],
    begun: new Map(),
  };
  const byId = new Map(told.filter(({ type }) => type === 'called').map((event) => [event.id, event]));
  const live = new Set([...byId.keys()].filter((id) => !flagged.has(id)));
  for (const [index, event] of told.entries()) tell(all, event, told.slice(index + 1), { all: byId, flagged, live });
  const { state, owner } = all;
  const isThere = (id: string): boolean => events.some((event) => event.id === id);
  state.calledTwice = [...flagged].some((id) => byId.has(id) || !isThere(id));
  state.tentative = owner?.['tentative'] === true && !state.calledTwice;
  if (!isLive) state.status = 'void';
  return state;
};
