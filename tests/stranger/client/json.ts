/** What a JSON object holds. */
export type Fields = { readonly [name: string]: unknown };

/** A document as it goes over the wire. */
export type Document = Fields & { readonly id: string; readonly _deleted: boolean };

/** An event of a log. */
export type Event = Fields & {
  readonly id: string;
  readonly n: number;
  readonly at: string;
  readonly type: string;
  readonly by: { readonly agentId: string; readonly deviceId: string; readonly deskId: string };
};

/** A register of a citizen. */
export type Register = { readonly v: string; readonly t: string; readonly p?: string };

/** The registers of a citizen by name. */
export type Registers = Readonly<Record<string, Register>>;

export const textIn = (fields: Fields, name: string): string =>
  typeof fields[name] === 'string' ? (fields[name] as string) : '';

export const eventsIn = (document: Fields): readonly Event[] =>
  Array.isArray(document['events']) ? (document['events'] as Event[]) : [];

export const registersIn = (document: Fields): Registers => (document['fields'] ?? {}) as Registers;

/** Sorted by code units, as JavaScript compares texts. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
