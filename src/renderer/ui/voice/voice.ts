import {
  focusMoved,
  goneOn,
  hear,
  hush,
  nextIn,
  reword as rewordIn,
  silent,
  speak,
  type NewsKind,
  type Pace,
} from './pace';

/**
 * What happened, in one short sentence for who cannot see it: a hidden live region of this document. It stands beside `#root`, so that it is
 * heard while the screen is inert below the strip, and bears the mark by which the dialogs of React Aria leave it audible. What is said stays
 * in the region for some seconds, and nowhere else: no log, no title, no store.
 */

/** How much is said: nothing but refusals, what this person did and whether the line holds, or also what comes by itself. */
export const voiceLevels = ['nothing', 'essential', 'all'] as const;
export type VoiceLevel = (typeof voiceLevels)[number];

/** Then a sentence is gone: who sits down later does not come upon the name of the person before. */
const keepMs = 7_000;

let pace: Pace = silent;
let level: VoiceLevel = 'essential';
let isNameless = false;
let region: HTMLElement | null = null;
let turn: ReturnType<typeof setTimeout> | undefined;
let end: ReturnType<typeof setTimeout> | undefined;

/** Has a sentence said once more when the focus moves right after it, and nobody pressed anything that moved it. */
const watchFocus = (): void => {
  const goOnAlone = (event: Event): void => {
    // A key that is held down is the press that was answered.
    if (!(event instanceof KeyboardEvent && event.repeat)) pace = goneOn(pace);
  };
  for (const type of ['keydown', 'pointerdown']) document.addEventListener(type, goOnAlone, true);
  document.addEventListener(
    'focusin',
    () => {
      pace = focusMoved(pace, performance.now());
      goOn();
    },
    true,
  );
};

const makeRegion = (): HTMLElement => {
  const made = document.createElement('div');
  made.className = 'sr';
  made.setAttribute('role', 'status');
  made.setAttribute('aria-live', 'polite');
  made.dataset['voice'] = '';
  made.dataset['liveAnnouncer'] = 'true';
  document.body.append(made);
  watchFocus();
  return made;
};

const put = (text: string, isAgain: boolean): void => {
  // An element of its own: the same words twice are two additions, and each is read.
  const sentence = document.createElement('p');
  sentence.textContent = text;
  if (isAgain) sentence.dataset['again'] = '';
  region ??= makeRegion();
  region.replaceChildren(sentence);
  clearTimeout(end);
  end = setTimeout(() => region?.replaceChildren(), keepMs);
};

const goOn = (): void => {
  clearTimeout(turn);
  const inMs = nextIn(pace, performance.now());
  if (inMs === null) return;
  turn = setTimeout(() => {
    const { news, isAgain, pace: left } = speak(pace, performance.now());
    pace = left;
    if (news) put(isNameless ? news.nameless : news.text, isAgain);
    goOn();
  }, inMs);
};

/** Says a sentence as soon as there is a pause, unless a newer one of its kind comes first. `nameless` is said where no name may be heard. */
export const say = (kind: NewsKind, text: string, nameless = text): void => {
  if ((level === 'nothing' && kind !== 'refusal') || text === '') return;
  pace = hear(pace, { kind, text, nameless }, performance.now());
  goOn();
};

/** Takes back what still waits to be said of a kind; with `text` only that sentence. */
export const unsay = (kind: NewsKind, text?: string): void => {
  pace = hush(pace, kind, text);
  goOn();
};

/** Puts what still waits to be said of a kind into other words. */
export const reword = (kind: NewsKind, text: string): void => {
  pace = rewordIn(pace, kind, text);
};

/** Forgets what was said and what waits: somebody else sits down. */
export const fallSilent = (): void => {
  pace = silent;
  clearTimeout(turn);
  clearTimeout(end);
  region?.replaceChildren();
};

export const voiceLevel = (): VoiceLevel => level;

/** Sets how much is said in this document; the region is there from then on, as screen readers watch only what they have met. */
export const setVoiceLevel = (next: VoiceLevel): void => {
  level = next;
  region ??= makeRegion();
  if (level === 'nothing') fallSilent();
};

/** From now on no name is said in this document, or names may be said again. */
export const setNameless = (next: boolean): void => {
  isNameless = next;
};
