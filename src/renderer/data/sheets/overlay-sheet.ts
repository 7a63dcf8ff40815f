import type { FactSheet } from '#shared/domain/insights/facts/fact';

type Identified = { readonly id: string };

/** The ids of documents that this desk has, by kind of fact, among those asked for. */
export type Held = {
  readonly [Kind in 'requests' | 'appointments' | 'tickets']: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
};

/** What this desk knows of a document counts; the server’s fact stands where this desk does not have it. An id counts once. */
const overlay = async <Fact extends Identified>(
  server: readonly Fact[],
  own: readonly Fact[],
  held: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<readonly Fact[]> => {
  const mine = new Set(own.map(({ id }) => id));
  const others = server.filter(({ id }) => !mine.has(id));
  if (others.length === 0) return own;
  // A document that moved to another day, or counts no more, takes its fact from here.
  const gone = await held(others.map(({ id }) => id));
  return [...own, ...others.filter(({ id }) => !gone.has(id))];
};

/**
 * Sheets of other days without the appointments that this desk knows on one of its own days: another desk moved them, and the server
 * told the document first. A sheet without any stays the same object.
 */
export const withoutMoved = (sheet: FactSheet, own: ReadonlySet<string>): FactSheet =>
  sheet.appointments.some(({ id }) => own.has(id))
    ? { ...sheet, appointments: sheet.appointments.filter(({ id }) => !own.has(id)) }
    : sheet;

/** The server’s sheet of a day under what this desk’s own documents say of it. */
export const overlaySheet = async (server: FactSheet | undefined, own: FactSheet, held: Held): Promise<FactSheet> =>
  server
    ? {
        ...own,
        requests: await overlay(server.requests, own.requests, held.requests),
        appointments: await overlay(server.appointments, own.appointments, held.appointments),
        tickets: await overlay(server.tickets, own.tickets, held.tickets),
      }
    : own;
