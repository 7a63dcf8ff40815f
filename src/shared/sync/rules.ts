/**
 * The rules on which the promise of the exchange rests, each with what goes wrong without it. All are in force in the
 * product. The simulation switches one off to see that its oracle notices (`npm run sim -- --break RULE`).
 */
export const syncRules = {
  unionMerge: 'The server stores the union of both copies. Else the later push wipes what the earlier one brought.',
  masterVerbatim:
    'A desk whose copy adds nothing takes the master as it is. Else two versions of a fold push for ever.',
  authoritativeReply: 'The server answers the stored document whenever it differs from the one sent.',
  deterministicIds: 'The server’s own events are named after their cause. Else a repeated push adds them again.',
  siteLock: 'One transaction at a time on a site. Else two pushes read the same copy and one write is lost.',
  capacityCheck: 'The server counts before it accepts an appointment.',
  epochCheck: 'Another history, or a checkpoint ahead of the server, is refused. Else a restored server loses writes.',
  copyShown:
    'A checkpoint of the server itself that its store does not know shows that an older copy was put back: another history begins. Else numbers on paper are given again.',
  checkpointSealed: 'Only a checkpoint with the seal of the server shows it. Else any desk begins another history.',
  anchorRead:
    'At its start the server holds its store against the anchor outside its folder. Else it gives numbers again until a desk comes that knows better.',
  reconcile: 'A desk compares digests with the server at its start and on a timer. Else a clock set back hides writes.',
  deafGuard:
    'A pull waits for a push and is done again when one happened meanwhile; what RxDB would pass over is sent again. Else a document stays stale.',
  hasMoreLoop: 'A pull goes on while the server has more. Else a short page ends it.',
  perRowVerdict: 'A bad row is set aside and named. Else it fails the push and blocks every other row.',
  numberUniqueness: 'The server counts each series under the lock and keeps what it gave.',
  numberChecked:
    'A number that nobody gave to its desk is kept, and agents are told. Else two people hold one number and nobody knows.',
  voidRecords: 'A number that was given and never printed leaves a record.',
  callOnce: 'A ticket is granted to one desk at a time.',
  claimById:
    'A grant is used up by the event that bears its id. Else an older call of the desk frees the ticket for another.',
  oneDevicePerDesk: 'Two machines at one desk are two who call. Else both are given the same person.',
  answerKept: 'The same key of a device brings the same answer. Else a repeated call holds another person as well.',
  grantWithState:
    'A grant brings the ticket as stored. Else the call stands before an end that its desk has not heard of.',
  endNamesCall:
    'Who ends a wait or a call names the call they saw. Else somebody who is called at that moment is free for another desk.',
  calledTwice: 'A second call of another desk is flagged.',
  erasureDominance: 'An erased citizen stays erased, whatever a stale copy brings.',
  erasureSweep:
    'The server says in every log that an erased person’s words are gone, also in what comes later. Else numbers and subjects outlive their person.',
  stampClamp: 'A stamp from the future is brought back to now. Else a wrong clock wins every field for years.',
  strictRows: 'An event or register beyond its schema is set aside. Else one bad row stops whoever reads it.',
  counterBound: 'A counter is at most one more for each new event. Else one event stands behind all others for ever.',
  stampDevice: 'A new stamp bears the device that sends it. Else a device writes in the name of another.',
  authorityMac: 'A word of the authority bears its proof. Else a desk speaks for the server.',
  storedEventWins: 'Of two events with one id the stored one stays. Else history can be rewritten.',
  leaseHonoured: 'A slot that was promised to an offline desk is given to nobody else meanwhile.',
  pageBytes: 'A page is cut by bytes. Else a few large documents stop every desk of the site from pulling.',
  keptByVersion: 'An answer is kept while its collection stands. Else desks are told of the past and call it news.',
  fairSlices:
    'Long calls go in slices, site by site. Else a push of a thousand rows keeps the town’s other sites waiting.',
  grantCheck:
    'Where agents prove who they are, an event counts in the name of whom its device knows by a code. Else anybody writes as anybody.',
  deviceBinding:
    'A sign-in counts at the device at which it was made. Else one sign-in anywhere lets every device write in that name.',
  retentionOnReturn:
    'A desk lets go of what is due and no longer with the server. Else what a town keeps no longer stays at a desk that was away.',
  scopeFilter:
    'A request of a sensitive reason goes to devices of its department alone. Else it lies at every desk, whatever the screen hides.',
  rowRights: 'A row of another site, or beyond the role of who wrote it, is set aside.',
} as const satisfies Readonly<Record<string, string>>;

export type SyncRule = keyof typeof syncRules;

/** Rules about how long somebody waits: the simulation has no such time, tests on the real server are red without them. */
export const rulesOfTime: readonly SyncRule[] = ['fairSlices'];

/** Which rules are in force. */
export type SyncRules = Readonly<Record<SyncRule, boolean>>;

export const syncRuleNames = Object.keys(syncRules) as readonly SyncRule[];

/** All rules in force, but for one when it is named. */
export const rulesWithout = (broken: SyncRule | null): SyncRules =>
  Object.fromEntries(syncRuleNames.map((name) => [name, name !== broken])) as SyncRules;

/** The product. */
export const allRules: SyncRules = rulesWithout(null);
