// How much of everything: the same for both.
export const sizes = {
  /** Of five events each: `tests/faults/support/five-event-documents.ts`. */
  documents: 10_000,
  relayed: 1_000,
  relays: 3,
  singles: 240,
  backlog: 500,
  streams: 200,
  counters: 50,
  tickets: 600,
};

// Servers and desks run all day: the first times through cold code are not counted, on either side.
export const warmUp = { relays: 2, singles: 60 };

/** Documents that a desk holds once the relays and single writes are done. */
export const heldAfter =
  sizes.documents + (warmUp.relays + sizes.relays) * sizes.relayed + warmUp.singles + sizes.singles;
