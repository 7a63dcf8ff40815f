// How much of everything: the same for both.
export const sizes = {
  documents: 10_000,
  relayed: 1_000,
  singles: 60,
  backlog: 500,
  streams: 200,
  counters: 50,
  tickets: 600,
};
