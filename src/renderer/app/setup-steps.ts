import type { SiteReference } from '#shared/domain/model/reference';
import type { DeviceRank } from '#shared/domain/rights/writes';

/** What a new town hall still has to set, in the order in which it is needed. */
export const setupSteps = ['agents', 'hours', 'printer', 'backups', 'desk'] as const;
export type SetupStep = (typeof setupSteps)[number];

type Known = {
  readonly reference: Pick<SiteReference, 'agents'>;
  readonly printer: string;
  /** The steps that somebody opened, and the word that the hours are right: looking at them does not check them. */
  readonly seen: readonly string[];
  /** The machines of the site as far as the server has named them, and the one at which this is looked at. */
  readonly machines: readonly { readonly id: string; readonly rank: DeviceRank; readonly revoked: boolean }[];
  readonly ownId: string;
  /** When this machine wrote its last backup, `''` = never; `null` where it is not the server. */
  readonly lastBackupAt: string | null;
};

/** Noted when somebody says that the hours are right as they are. */
export const hoursAreRight = 'hoursAreRight';

/** Whether a second desk has joined: a code that was asked for is none yet, and a screen or a kiosk is no desk. */
const hasSecondDesk = ({ machines, ownId }: Known): boolean =>
  machines.some(({ id, rank, revoked }) => id !== ownId && !revoked && (rank === 'desk' || rank === 'admin'));

/** The steps of a station: backups are made where the server is. */
export const stepsOf = ({ lastBackupAt }: Pick<Known, 'lastBackupAt'>): readonly SetupStep[] =>
  setupSteps.filter((step) => step !== 'backups' || lastBackupAt !== null);

/** The steps that are done: what can be seen in the settings and among the machines; for the hours, what was said. */
export const doneSteps = (known: Known): readonly SetupStep[] =>
  stepsOf(known).filter((step) => {
    const { reference, printer, seen, lastBackupAt } = known;
    if (step === 'agents') return !reference.agents.some(({ name }) => /^Agent \d+$/.test(name));
    if (step === 'printer') return printer !== '';
    if (step === 'backups') return lastBackupAt !== '';
    return step === 'desk' ? hasSecondDesk(known) : seen.includes(hoursAreRight);
  });
