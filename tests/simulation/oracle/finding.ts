/** Something that must not be, by the line of the oracle that it breaks, in words for who has to find the cause. */
export type Finding = { readonly line: number; readonly what: string };

/** Lines of « What must hold after any chaos » in docs/sync.md; 13 is the protocol’s own promise to who speaks it, 14 what a hostile desk comes to, 15 who wrote it, 16 who may hold it. */
export const lineNames: Readonly<Record<number, string>> = {
  1: 'every saved write is kept or in a visible conflict',
  2: 'every acknowledged write survives',
  3: 'all replicas are equal within their scope',
  4: 'no change has an author who did not write it',
  5: 'numbers are unique, holes have void records, printed numbers stay',
  6: 'accepted appointments never exceed capacity',
  7: 'one service at a time; a double call is visible',
  8: 'the audit replays to the state; its chain is whole',
  9: 'a pull from any old checkpoint reaches the same state',
  10: 'replaying a recorded push changes nothing',
  11: 'nobody is stuck after healing',
  12: 'all of it across an epoch reset',
  13: 'the protocol keeps its word',
  14: 'what a hostile desk sends beyond all rules stands nowhere and stops nobody',
  15: 'where agents prove who they are, nothing stands in the name of somebody whom its device did not prove',
  16: 'no desk outside of a department holds anything of the requests that are kept to it',
};

/** Collects findings; each text once. */
export type Findings = { readonly add: (line: number, what: string) => void; readonly all: readonly Finding[] };

export const createFindings = (): Findings => {
  const all: Finding[] = [];
  const known = new Set<string>();
  return {
    all,
    add: (line, what) => {
      if (known.has(what)) return;
      known.add(what);
      all.push({ line, what });
    },
  };
};
