import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';

import type { History } from '../history/history';
import type { ChaosKind } from '../history/plan';
import { siteId } from '../town/sim-town';
import { tend } from '../history/retention';
import { checkAudit } from './audit';
import { checkAuthors } from './authors';
import { checkCalls } from './calls';
import { checkCapacity } from './capacity';
import { facts } from './facts';
import { checkCopies } from './copies';
import { checkHostile } from './hostile';
import { checkNewcomer } from './newcomer';
import { checkNumbers } from './numbers';
import { checkOldCheckpoints, checkReplays } from './old-news';
import { checkPersons } from './persons';
import { checkPromises } from './promises';
import { replicaFaults, storedDocuments } from './replicas';
import { checkSavedWrites } from './saved-writes';
import { checkWithheld } from './check-withheld';

/** What may leave a desk in need of a repair; without any of it, nothing is repaired. `slow` outlasts any patience; `retention` may widen the window, which the next comparison fills. */
const needsRepair: readonly ChaosKind[] = [
  'slow',
  'clock',
  'crash',
  'restore',
  'copyBack',
  'skew',
  'junk',
  'future',
  'revoke',
  'slowDisk',
  'past',
  'retention',
  'sensitive',
];

/** Lines 3 and 11: all is one, within the time that it may take. */
const checkSettled = async (history: History, settledMs: number | null): Promise<void> => {
  const { findings, plan } = history;
  if (history.watch.isBesieged()) findings.add(11, 'somebody pushes the same document for ever');
  if (settledMs === null)
    for (const { line, what } of await replicaFaults(history)) findings.add(line, `after healing: ${what}`);
  const isCalm = !plan.chaos.some((kind) => needsRepair.includes(kind));
  if (isCalm && settledMs !== null && settledMs > facts.calmSettleMs)
    findings.add(11, `it took ${Math.round(settledMs / 1000)} s although nothing needed a repair`);
};

const conflictsShown = async (history: History): Promise<number> => {
  const appointments = [
    ...(await storedDocuments(history, 'appointments')).values(),
  ] as unknown as readonly Appointment[];
  const tickets = [...(await storedDocuments(history, 'tickets')).values()] as unknown as readonly Ticket[];
  const aside = await history.server.store.quarantined(siteId);
  return (
    appointments.filter((one) => one.confirmation === 'overbooked').length +
    tickets.filter((one) => one.calledTwice).length +
    aside.length
  );
};

/** All lines of the oracle on a history that has come to rest. Gives the number of conflicts that are shown. */
export const judge = async (history: History, settledMs: number | null): Promise<number> => {
  await checkSettled(history, settledMs);
  await checkSavedWrites(history);
  // Before the authors: who is impersonated did not write it either.
  await checkPersons(history);
  await checkAuthors(history);
  await checkCapacity(history);
  await checkCalls(history);
  await checkAudit(history);
  await checkPromises(history);
  await checkWithheld(history);
  await checkHostile(history);
  checkCopies(history);
  await checkOldCheckpoints(history);
  const conflicts = await conflictsShown(history);
  const withNewcomer = history.plan.seed % 4 === 0;
  // The apps close: what is left takes time that they need not live through.
  for (const desk of history.desks) if (desk.session) desk.session.owner.dead = true;
  if (withNewcomer) await checkNewcomer(history);
  await history.world.sleep(facts.voidAfterMs);
  await tend(history);
  await checkNumbers(history);
  await checkReplays(history);
  await checkAudit(history);
  return conflicts;
};
