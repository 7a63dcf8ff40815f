/** An event as it goes over the line: all that a judge reads of one. */
export type LoggedEvent = {
  readonly id: string;
  readonly n: number;
  readonly type: string;
  readonly by: { readonly deviceId: string; readonly deskId?: string };
  readonly [key: string]: unknown;
};

/** A register of a citizen as it goes over the line. */
export type WrittenRegister = { readonly v: string; readonly t: string; readonly p?: string };

/** A document as it goes over the line. */
export type BookDocument = {
  readonly id: string;
  readonly _deleted?: boolean;
  readonly events?: readonly LoggedEvent[];
  readonly fields?: Readonly<Record<string, WrittenRegister>>;
  readonly erasedAt?: string;
};

/** What a push answered for: an event by its id, or a register by its field and stamp, with what it said. */
export type Acknowledged = {
  readonly collection: string;
  readonly id: string;
  /** The id of the event, or `''`. */
  readonly event: string;
  /** The name of the field, or `''`, and its stamp. */
  readonly field: string;
  readonly stamp: string;
  /** The whole event, or the value of the register. */
  readonly said: LoggedEvent | string;
  /** When the first answer that says so came. An instant of the machine, ms. */
  readonly atMs: number;
};

/** An answer of `call-next` that arrived. */
export type CallAnswered = {
  readonly key: string;
  readonly deviceId: string;
  readonly deskId: string;
  readonly ticketId: string | null;
  /** The events of the ticket as the server held it. */
  readonly knew: readonly LoggedEvent[];
  /** Whether the key had been sent before, answered or not. */
  readonly isRepeat: boolean;
};

/** An answer of `issue-number` that arrived. */
export type NumberAnswered = {
  readonly key: string;
  readonly day: string;
  readonly series: string;
  readonly number: number;
};

/** A place that was granted, and the push of its booking that was answered. Instants of the machine, ms. */
export type PlaceGranted = {
  readonly appointmentId: string;
  readonly booking: string;
  readonly askedMs: number;
  readonly storedMs: number;
};

/** What the clients lived through, as they saw it. */
export type Book = {
  /** By collection, document and mark: each thing once. */
  readonly acknowledged: Map<string, Acknowledged>;
  readonly calls: CallAnswered[];
  readonly numbers: NumberAnswered[];
  /** The keys under which numbers were asked for, answered or not. */
  readonly numberWishes: Set<string>;
  readonly places: PlaceGranted[];
  /** The calls and starts of a ticket that the writer of an event had in its copy, by the id of the event. */
  readonly sawCalls: Map<string, readonly string[]>;
  /** Devices that write numbers which nobody gave them: theirs are no numbers. */
  readonly liars: Set<string>;
};

/** A book of nothing. */
export const emptyBook = (): Book => ({
  acknowledged: new Map(),
  calls: [],
  numbers: [],
  numberWishes: new Set(),
  places: [],
  sawCalls: new Map(),
  liars: new Set(),
});

/** A write of the server in its order. */
export type StoredWrite = {
  readonly seq: number;
  readonly at: string;
  readonly collection: string;
  readonly id: string;
  readonly events: readonly LoggedEvent[];
};

/** What the server leaves behind, read from its database once it has ended, and what it told of itself before. */
export type Estate = {
  readonly documents: readonly { readonly collection: string; readonly document: BookDocument }[];
  readonly writes: readonly StoredWrite[];
  /** Every key that was given an answer, also one that got lost. `ticketId` is `''` for nobody. */
  readonly callAnswers: readonly {
    readonly deviceId: string;
    readonly key: string;
    readonly ticketId: string;
    readonly at: string;
  }[];
  readonly numberKeys: readonly NumberAnswered[];
  /** What `digest` told, by collection and id. */
  readonly toldDigests: ReadonlyMap<string, string>;
};

/** A copy of everything that somebody holds at the end. */
export type Copy = { readonly name: string; readonly documents: Estate['documents'] };
