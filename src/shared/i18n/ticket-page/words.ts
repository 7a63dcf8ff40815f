import type { FeedbackTheme } from '../../domain/model/feedback';
import type { Kept } from '../../domain/model/reference';
import type { WaitBand } from '../../domain/model/ticket';

/** The words of the page of a ticket, in one language. The page is read on the phone of whoever waits. */
export type TicketPageWords = {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly yourNumber: string;
  readonly waiting: string;
  /** How many people pass before. */
  readonly ahead: (people: number) => string;
  readonly wait: (band: WaitBand) => string;
  /** No wait can be told. */
  readonly unknownWait: string;
  readonly stayNear: string;
  /** « guichet 4 », or the name of a desk. */
  readonly desk: (number: number) => string;
  readonly called: (desk: string) => string;
  readonly calledSomewhere: string;
  readonly serving: (desk: string) => string;
  readonly parked: (room: string) => string;
  readonly parkedAnywhere: string;
  readonly done: string;
  readonly noAnswer: string;
  readonly noAnswerHint: string;
  readonly gone: string;
  readonly goneHint: string;
  readonly refreshes: string;
  /** For whoever reads slowly or has the page read aloud: it loads anew only when asked. */
  readonly stopRefresh: string;
  readonly startRefresh: string;
  readonly refreshNow: string;
  readonly untilMidnight: string;
  readonly expired: string;
  readonly expiredHint: string;
  readonly trouble: string;
  readonly troubleHint: string;
  readonly ask: string;
  readonly scale: string;
  readonly askTheme: string;
  readonly themes: Readonly<Record<FeedbackTheme, string>>;
  readonly anonymous: string;
  readonly send: string;
  readonly thanks: string;
  /** What is said of the data of a visit, where the town hall names who answers questions about them. */
  readonly privacy: {
    readonly title: string;
    readonly who: (commune: string) => string;
    readonly why: string;
    /** How long a visit is kept once it is over. */
    readonly kept: (kept: Kept) => string;
    /** No age ends it. */
    readonly noAge: string;
    /** Stands before the contact. */
    readonly rights: string;
  };
};
