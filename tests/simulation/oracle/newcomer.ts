import { collectionNames } from '#shared/domain/model/collections';

import { readDisk } from '../desk/read-disk';
import { makeDesk, openSession } from '../desk/sim-desk';
import type { History } from '../history/history';
import { createLine } from '../server/virtual-line';
import { facts } from './facts';
import { plainText } from './marks';
import { endOf } from './over';
import { storedDocuments } from './replicas';
import { scopeOf } from './scope';
import { withheldBy } from './withheld';

/**
 * A desk that joins when all is quiet gets everything by the plain exchange: soon, and without anything to repair. Nothing
 * befell it, so a repair would hide an exchange that does not reach its end.
 */
export const checkNewcomer = async (history: History): Promise<void> => {
  const { world, server, findings, watch } = history;
  const device = { ...history.stranger, id: 'device-new', series: 'K7', name: 'new' };
  const desk = makeDesk(9, createLine(world, server, device), 'desk-1', 'agent-1', false);
  const scope = scopeOf(world, await storedDocuments(history, 'reference'));
  const daysAgo = (days: number): string => new Date(world.now() - days * 86_400_000).toISOString().slice(0, 10);
  const [dayBefore, dayAfter] = [daysAgo(facts.windowDays - 1), daysAgo(facts.windowDays + 5)];
  const isWithheld = withheldBy(await storedDocuments(history, 'reference'));
  await openSession(desk, history.needs);
  await world.sleep(facts.newcomerMs);
  // A site that keeps more days than others has them fetched one by one.
  const isUsual = scope(dayBefore) === 'kept' && scope(dayAfter) === 'gone';
  if (isUsual && watch.mended.has(device.id))
    findings.add(11, 'a new desk had to be repaired: its exchange stopped half way');
  for (const collection of collectionNames) {
    const mine = readDisk(desk.disk, collection);
    for (const [id, document] of await storedDocuments(history, collection)) {
      const copy = mine.get(id);
      if (isWithheld(device, collection, document)) {
        if (copy && !copy._deleted) findings.add(16, `a new desk holds ${collection} ${id}, which is kept from it`);
        continue;
      }
      if (!copy && (document._deleted || scope(endOf(collection, document)) !== 'kept')) continue;
      if (!copy || plainText({ ...copy, _deleted: copy._deleted === true }) !== plainText(document))
        findings.add(3, `a new desk does not hold ${collection} ${id} as the server does`);
    }
  }
  if (desk.session) desk.session.owner.dead = true;
  for (const fault of desk.faults) findings.add(11, `the new desk had a fault: ${fault}`);
};
