import type { KioskTouch } from './kiosk-events';
import { atStart, CODE_LENGTH, codeSigns, isFrozen, letters, type KioskState, type Wish } from './kiosk-state';

type Of<Type extends KioskTouch['type']> = Extract<KioskTouch, { type: Type }>;

const ask = (state: KioskState, pending: Wish): KioskState => ({ ...state, pending });

const askReason = (state: KioskState, { key, reasonId }: Of<'reason'>): KioskState => {
  if (state.screen.at !== 'start') return state;
  return ask(state, { kind: 'ticket', key, reasonId, priority: state.priority, language: state.language });
};

const checkIn = (
  { language }: KioskState,
  said: { key: string; code?: string; time?: string; initial?: string },
): Wish => ({
  kind: 'checkIn',
  code: '',
  time: '',
  initial: '',
  language,
  ...said,
});

const askTime = (state: KioskState, { key, time }: Of<'time'>): KioskState =>
  state.screen.at === 'start' || state.screen.at === 'times' ? ask(state, checkIn(state, { key, time })) : state;

/** The letter belongs to the hour that was touched: one choice, one key. */
const askLetter = (state: KioskState, { initial }: Of<'letter'>): KioskState => {
  const { screen } = state;
  if (screen.at !== 'letter' || !letters.includes(initial)) return state;
  return ask(state, checkIn(state, { key: screen.key, time: screen.time, initial }));
};

/** A slip under the reader counts wherever the person before left the kiosk. */
const askCode = (state: KioskState, { key, code }: Of<'code'>): KioskState =>
  code === '' || state.screen.at === 'service' ? state : ask(state, checkIn(state, { key, code: code.slice(0, 20) }));

const type = (state: KioskState, sign: string): KioskState => {
  const { screen } = state;
  if (screen.at !== 'code' || screen.typed.length >= CODE_LENGTH || !codeSigns.includes(sign)) return state;
  return { ...state, screen: { ...screen, typed: screen.typed + sign } };
};

const opinion = (state: KioskState, touch: Of<'score'> | Of<'theme'>): KioskState => {
  const { screen } = state;
  if (screen.at !== 'feedback') return state;
  if (touch.type === 'score') return { ...state, screen: { ...screen, score: touch.score } };
  // The same theme again is taken back.
  return { ...state, screen: { ...screen, theme: screen.theme === touch.theme ? '' : touch.theme } };
};

const send = (state: KioskState, { key }: Of<'send'>): KioskState => {
  const { screen } = state;
  if (screen.at !== 'feedback' || screen.score === null) return state;
  return ask(state, { kind: 'feedback', key, score: screen.score, theme: screen.theme });
};

const open = (state: KioskState, { at }: Of<'open'>): KioskState => {
  if (state.screen.at !== 'start' && at !== 'service') return state;
  switch (at) {
    case 'code':
      return { ...state, screen: { at, typed: '' } };
    case 'feedback':
      return { ...state, screen: { at, score: null, theme: '' } };
    default:
      return { ...state, page: 0, screen: { at } };
  }
};

/** One touch of what may be touched now. */
const choose = (state: KioskState, touch: KioskTouch): KioskState => {
  const { screen } = state;
  switch (touch.type) {
    case 'language':
      return { ...state, language: touch.language };
    case 'priority':
      return { ...state, priority: !state.priority };
    case 'part':
      return { ...state, part: touch.part };
    case 'nextPage':
      return { ...state, page: touch.pages < 2 ? 0 : (state.page + 1) % touch.pages };
    case 'open':
      return open(state, touch);
    case 'back':
      return { ...state, page: 0, screen: { at: 'start' } };
    case 'done':
      return {
        ...atStart(touch.language),
        noPaper: state.noPaper,
        help: state.help === 'asking' ? 'asking' : 'none',
      };
    case 'sign':
      return type(state, touch.sign);
    case 'erase':
      return screen.at === 'code' ? { ...state, screen: { ...screen, typed: screen.typed.slice(0, -1) } } : state;
    case 'reason':
      return askReason(state, touch);
    case 'time':
      return askTime(state, touch);
    case 'letter':
      return askLetter(state, touch);
    case 'code':
      return askCode(state, touch);
    case 'retry':
      return screen.at === 'trouble' && screen.again ? ask(state, screen.again) : state;
    case 'undo':
      return screen.at === 'ticket' ? ask(state, { kind: 'undo', key: screen.key }) : state;
    case 'score':
    case 'theme':
      return opinion(state, touch);
    case 'send':
      return send(state, touch);
    default:
      return state;
  }
};

/** A screen that has just appeared ignores fingers; a reader and a keyboard cannot hit it by mistake. */
const isLeftAlone = (state: KioskState, touch: KioskTouch): boolean =>
  touch.type === 'code' || (touch.type === 'sign' && touch.isTyped) ? state.pending !== null : isFrozen(state);

/** Comfort and help work at any time; of all other touches those alone count that meet a screen at rest. */
export const takeTouch = (state: KioskState, touch: KioskTouch): KioskState => {
  const { screen } = state;
  switch (touch.type) {
    case 'height':
      return { ...state, isLow: !state.isLow };
    case 'contrast':
      return { ...state, isContrast: !state.isContrast };
    case 'help':
      return state.help === 'asking' ? state : { ...state, help: 'asking' };
    case 'hold':
      return screen.at === 'ticket' && !screen.isHeld && !isFrozen(state)
        ? { ...state, screen: { ...screen, isHeld: true } }
        : state;
    default:
      return isLeftAlone(state, touch) ? state : choose(state, touch);
  }
};
