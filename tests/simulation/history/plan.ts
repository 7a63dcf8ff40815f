import { randomOf, pick, type Random } from '../world/random';

/** What goes wrong in a history, each kind in about a third of them. */
export const chaosKinds = [
  'slow',
  'loss',
  'lostAnswer',
  'twice',
  'partition',
  'crash',
  'slowDisk',
  'clock',
  'serverRestart',
  'restore',
  'skew',
  'junk',
  'stale',
  'rewrite',
  'erasure',
  'future',
  'rights',
  'lease',
  'revoke',
  'overlap',
  'past',
  'hostile',
  'rush',
  'copyBack',
  'persons',
  'retention',
  'sensitive',
  'absence',
] as const;
export type ChaosKind = (typeof chaosKinds)[number];

export const actKinds = [
  'passage',
  'answered',
  'callNext',
  'callTicket',
  'start',
  'finish',
  'noAnswer',
  'requeue',
  'park',
  'transfer',
  'abandon',
  'paper',
  'priority',
  'takeBack',
  'book',
  'reschedule',
  'change',
  'cancel',
  'reopen',
  'checkIn',
  'outcome',
  'correct',
  'undo',
  'desk',
  'close',
  'openAgain',
  'letter',
  'aid',
  'qualify',
  'family',
] as const;
export type ActKind = (typeof actKinds)[number];

const disturbances = [
  'weather',
  'lineDown',
  'lineUp',
  'crash',
  'closeApp',
  'setClock',
  'serverRestart',
  'backup',
  'restore',
  'copyBack',
  'lostTickets',
  'forgedCheckpoint',
  'junk',
  'stale',
  'rewrite',
  'erase',
  'future',
  'rights',
  'lease',
  'revoke',
  'observe',
  'oldEpoch',
  'tend',
  'together',
  'doubleCall',
  'staleCall',
  'crossingEnd',
  'lostHour',
  'window',
  'night',
  'season',
  'absence',
  'keepLess',
  'hostile',
  'giant',
  'changeHands',
  'impersonate',
  'shutOut',
  'moveDesk',
  'flagReason',
  'wait',
] as const;
export type Disturbance = (typeof disturbances)[number];

/** One thing that happens. `salt` seeds all that it chooses, so that it stays the same when others are left out. */
export type Step = {
  readonly kind: ActKind | Disturbance;
  readonly desk: number;
  readonly salt: number;
  readonly waitMs: number;
};

/** All that a history is made of. It follows from the seed; a shrunk one lacks parts of it. */
export type Plan = {
  readonly seed: number;
  readonly desks: number;
  readonly chaos: readonly ChaosKind[];
  readonly steps: readonly Step[];
};

const weightOfAct: Readonly<Record<ActKind, number>> = {
  passage: 14,
  answered: 2,
  callNext: 12,
  callTicket: 3,
  start: 5,
  finish: 6,
  noAnswer: 2,
  requeue: 2,
  park: 2,
  transfer: 2,
  abandon: 1,
  paper: 2,
  priority: 2,
  takeBack: 1,
  book: 12,
  reschedule: 4,
  change: 3,
  cancel: 4,
  reopen: 2,
  checkIn: 2,
  outcome: 2,
  correct: 7,
  undo: 5,
  desk: 2,
  close: 1,
  openAgain: 0.5,
  // Where reasons are sensitive.
  aid: 0,
  qualify: 0,
  // Where somebody is erased.
  letter: 0,
  family: 0,
};

/** What people do in a rush, where many desks call few people. */
const weightInRush: Readonly<Partial<Record<ActKind, number>>> = {
  passage: 14,
  callNext: 30,
  callTicket: 4,
  start: 3,
  finish: 3,
  noAnswer: 10,
  requeue: 5,
  park: 2,
  transfer: 5,
  abandon: 1,
  priority: 1,
  undo: 7,
};
const desksInRush = 8;

/** Which disturbances a kind of chaos brings, and how often. */
const weightOfChaos: Readonly<Partial<Record<ChaosKind, readonly (readonly [Step['kind'], number])[]>>> = {
  slow: [
    ['weather', 3],
    ['together', 3],
  ],
  loss: [['weather', 2]],
  lostAnswer: [['weather', 2]],
  twice: [['weather', 2]],
  partition: [
    ['lineDown', 8],
    ['lineUp', 6],
    ['doubleCall', 4],
  ],
  crash: [
    ['crash', 5],
    ['closeApp', 2],
  ],
  clock: [
    ['setClock', 4],
    ['crash', 2],
    ['lostHour', 2],
  ],
  serverRestart: [['serverRestart', 4]],
  restore: [
    ['backup', 4],
    ['restore', 3],
    ['oldEpoch', 2],
  ],
  copyBack: [
    ['backup', 4],
    ['copyBack', 3],
    ['lostTickets', 4],
    ['forgedCheckpoint', 3],
    ['oldEpoch', 2],
  ],
  junk: [['junk', 3]],
  stale: [['stale', 5]],
  rewrite: [['rewrite', 4]],
  erasure: [
    ['erase', 4],
    ['letter', 4],
    ['family', 6],
  ],
  future: [['future', 4]],
  rights: [['rights', 4]],
  overlap: [['together', 6]],
  lease: [['lease', 4]],
  revoke: [['revoke', 1]],
  hostile: [['hostile', 30]],
  rush: [
    ['staleCall', 12],
    ['crossingEnd', 12],
  ],
  persons: [
    ['changeHands', 10],
    ['impersonate', 8],
    ['shutOut', 1],
  ],
  past: [
    ['window', 3],
    ['night', 1],
    ['close', 6],
    ['openAgain', 4],
    ['closeApp', 2],
  ],
  sensitive: [
    ['aid', 10],
    ['qualify', 8],
    ['letter', 2],
    ['close', 3],
    ['openAgain', 1],
    ['moveDesk', 3],
    ['flagReason', 1],
  ],
  absence: [
    ['letter', 3],
    ['family', 3],
  ],
  retention: [
    ['keepLess', 4],
    ['night', 2],
    ['season', 4],
    ['tend', 4],
    ['window', 2],
    ['stale', 2],
    ['close', 6],
    ['lineDown', 2],
    ['lineUp', 2],
  ],
};

type Weighted = readonly (readonly [Step['kind'], number])[];

const choose = (random: Random, from: Weighted, total: number): Step['kind'] => {
  let left = random() * total;
  for (const [kind, weight] of from) {
    left -= weight;
    if (left < 0) return kind;
  }
  return 'wait';
};

const waits = [0, 0, 1, 5, 20, 60, 200, 800, 3_000, 12_000, 45_000] as const;

/** Kinds that come by the seed alone, never by chance. */
const apart: ReadonlySet<ChaosKind> = new Set([
  'overlap',
  'hostile',
  'rush',
  'copyBack',
  'persons',
  'retention',
  'sensitive',
  'absence',
]);

/** A history by its seed. Every fifth is a rush. */
export const planOf = (seed: number, steps: number): Plan => {
  const random = randomOf(seed * 7919 + 17);
  const isRush = seed % 5 === 3;
  const some = 2 + Math.floor(random() ** 1.5 * 3);
  const desks = isRush ? desksInRush : some;
  // A third of the histories is nearly calm: what needs no repair there must need none.
  const often = pick(random, [0.08, 0.25, 0.4]);
  // Some histories are all overlap and nothing else.
  const overlaps = random() < 0.08;
  const drawn = chaosKinds.filter((kind) => !apart.has(kind) && random() < often * (kind === 'revoke' ? 0.3 : 1));
  // A hostile desk joins every tenth history, whatever else goes wrong in it.
  const isHostile = seed % 10 === 0;
  // In every sixth, agents prove who they are by a code. What the hostile desk sends would all be kept aside there, and what is aside of somebody who is erased is emptied:
  // nobody could take it in.
  const hasPersons = seed % 6 === 1 && !isHostile;
  const wild = drawn.filter((kind) => !hasPersons || kind !== 'erasure');
  // In every seventh an older copy of the server is put back.
  const hasCopies = seed % 7 === 4;
  // In every ninth the town keeps what is over for some months alone, and weeks go by.
  const keepsLess = seed % 9 === 5 && !isRush && !isHostile && !hasPersons;
  // In every eleventh somebody is erased while a desk is away that holds them and wrote about them; never where what it wrote would be aside unproved, as above.
  const hasAbsence = seed % 11 === 6 && !hasPersons;
  // In every eighth a reason is sensitive, and some desks are of its department; and in every second in which a desk is away.
  const hasSensitive = (seed % 8 === 2 || (hasAbsence && seed % 2 === 0)) && !isRush;
  const past = keepsLess && !wild.includes('past') ? (['past'] as const) : [];
  const chaos: readonly ChaosKind[] = [
    ...(overlaps ? (['overlap'] as const) : wild),
    ...(keepsLess ? [...past, 'retention' as const] : []),
    ...(isHostile ? (['hostile'] as const) : []),
    ...(isRush ? (['rush'] as const) : []),
    ...(hasCopies ? (['copyBack'] as const) : []),
    ...(hasPersons ? (['persons'] as const) : []),
    ...(hasSensitive ? (['sensitive'] as const) : []),
    ...(hasAbsence ? (['absence'] as const) : []),
  ];
  const weighted: (readonly [Step['kind'], number])[] = Object.entries(isRush ? weightInRush : weightOfAct).map(
    ([kind, weight]) => [kind as ActKind, weight] as const,
  );
  for (const kind of chaos) weighted.push(...(weightOfChaos[kind] ?? []));
  weighted.push(['observe', 2], ['wait', 3]);
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  // A history that ends in the thick of it shows whether what overlapped there is found without a repair.
  const endsTogether = overlaps ? 10 : chaos.includes('slow') ? 4 : 0;
  const kindAt = (index: number): Step['kind'] => {
    const chosen = choose(random, weighted, total);
    if (hasAbsence && index === Math.floor(steps * 0.6)) return 'absence';
    if (isHostile && seed % 3 === 0 && index === Math.floor(steps / 2)) return 'giant';
    return index >= steps - endsTogether ? 'together' : chosen;
  };
  return {
    seed,
    desks,
    chaos,
    steps: Array.from({ length: steps }, (_, index) => ({
      kind: kindAt(index),
      desk: Math.floor(random() * desks),
      salt: Math.floor(random() * 4294967296),
      waitMs: pick(random, waits),
    })),
  };
};
