import type { FeedbackTheme } from '../../domain/model/feedback';
import type { WaitBand } from '../../domain/model/ticket';

/** Why a kiosk cannot go on by itself; each is said with what to do. */
export type KioskTrouble =
  'unknown' | 'several' | 'tooEarly' | 'notToday' | 'unreachable' | 'refused' | 'failed' | 'notKept';

type Said = { readonly title: string; readonly hint: string };

/** The words of a kiosk, in one language. All of them are also read aloud. */
export type KioskWords = {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** The language, in itself. */
  readonly own: string;
  readonly title: string;
  readonly languages: string;
  readonly starting: Said;
  readonly closed: Said;
  /** Nobody receives any more today. */
  readonly closedNow: Said;
  /** A closure or a public holiday runs; `until` = when the doors open again today. */
  readonly closure: Said & { readonly until: (time: string) => string };
  readonly appointment: Said;
  /** Nobody is expected about now. */
  readonly noAppointment: string;
  /** The server is out of reach: nobody's appointment can be looked up. */
  readonly appointmentOffline: string;
  readonly scan: readonly [string, string];
  readonly allTimes: string;
  readonly times: Said;
  readonly walkIn: Said;
  readonly walkInOffline: string;
  readonly moreReasons: (page: number, of: number) => string;
  readonly priority: Said;
  readonly wait: (band: WaitBand) => string;
  readonly code: Said;
  readonly codeKeys: string;
  readonly codeTyped: string;
  readonly erase: string;
  readonly submit: string;
  readonly letter: Said;
  readonly letterHint: string;
  readonly busy: string;
  readonly take: string;
  readonly remember: string;
  readonly noPaper: string;
  readonly appointmentAt: (time: string) => string;
  readonly announced: string;
  /** No wait can be told: no desk is open yet. */
  readonly unknownWait: string;
  readonly before: string;
  readonly people: (count: number) => string;
  readonly nobody: string;
  readonly ownSeries: string;
  readonly screenAndVoice: string;
  readonly screenOnly: string;
  readonly identity: string;
  readonly undo: string;
  readonly undoRefused: string;
  readonly done: string;
  readonly countdown: (seconds: number) => string;
  readonly countdownHeld: string;
  /** Asked before the kiosk goes back to the start. */
  readonly stillHere: { readonly title: string; readonly stay: string };
  readonly undone: Said;
  readonly here: (label: string) => Said;
  readonly troubles: Readonly<Record<KioskTrouble, Said>>;
  readonly retry: string;
  readonly back: string;
  readonly restart: string;
  readonly comfort: string;
  readonly lower: string;
  readonly raise: string;
  readonly listen: string;
  readonly stop: string;
  readonly mute: string;
  readonly contrast: string;
  readonly help: string;
  readonly helpAsking: string;
  readonly helpAsked: string;
  readonly helpFailed: string;
  readonly feedback: string;
  readonly feedbackAsk: string;
  readonly feedbackScale: string;
  readonly feedbackTheme: string;
  readonly feedbackThemes: Readonly<Record<FeedbackTheme, string>>;
  readonly feedbackAnonymous: string;
  readonly feedbackSend: string;
  readonly thanks: Said;
  /** What paper says: the hour of the ticket, how many wait before, the wait, and that the number is the kiosk's own. */
  readonly paperAhead: (count: number) => string;
  readonly paperWait: (wait: string) => string;
  readonly paperPriority: string;
  readonly paperFollow: string;
};
