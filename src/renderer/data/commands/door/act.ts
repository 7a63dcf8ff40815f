import type { ActFacts, ActCode } from '#shared/domain/model/act-facts';
import type { Refusal } from '#shared/errors/refusal';
import type { Result } from '#shared/lib/result';

/** An act on many rows that is under way, for the foot of the window: how far it is, and what stops it between two rows. */
export type LongAct = {
  readonly agentId: string;
  readonly code: ActCode;
  /** It is being taken back. */
  readonly isUndo: boolean;
  readonly done: number;
  readonly all: number;
  readonly isStopping: boolean;
  /** The server has no time for the next rows yet. */
  readonly isWaiting: boolean;
  readonly stop: () => void;
};

/** A person who came back into the queue, since their desk has somebody else in hand: `other`, `''` = it is closed. Labels, and the number of the desk. */
export type WaitsAgain = { readonly label: string; readonly desk: string; readonly other: string };

/** How many rows of `all` came back: it was stopped, and the rest waits for the next undo, or some stay for the reason `why`; `left` = whose, as far as they have a name. */
type UndonePart = {
  readonly done: number;
  readonly all: number;
  readonly isStopped: boolean;
  readonly why: Refusal | null;
  readonly left: readonly string[];
};

/** What an undo came to: `null` = all is as it was. `waits` = all of it, but these people wait again. */
export type Undone = UndonePart | { readonly isStopped: false; readonly waits: readonly WaitsAgain[] } | null;

/** Takes an act back, all of it or what can be. */
export type Undo = () => Promise<Result<Undone, Refusal>>;

/** One thing that a person did at this desk, with the facts of its sentence, and how to take it back. */
export type Act = ActFacts & {
  readonly id: string;
  /** The agent who did it; `''` = no name was chosen. */
  readonly agentId: string;
  readonly at: string;
  readonly undo: Undo;
  readonly undone: boolean;
  /** It cannot be taken back any more, and that was said: the undo goes on to the one before. */
  readonly stays: boolean;
  /** The marks that it left in documents (`Written`); absent where the server did it, and for an import. */
  readonly marks?: readonly string[];
  /** Nothing of it counts, because its person was there already: there is nothing to take back. */
  readonly inVain?: boolean;
};

/** What a command that a person can take back answers. */
export type Acted<More = unknown> = Promise<Result<{ readonly act: Act } & More, Refusal>>;
