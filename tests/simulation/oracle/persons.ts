import type { AnyEvent } from '#shared/domain/model/event';
import type { Register } from '#shared/domain/model/citizen';

import type { History } from '../history/history';
import { storedDocuments } from './replicas';

const logs = ['appointments', 'tickets', 'requests', 'deskSessions'] as const;

/**
 * Line 15: in a town that asks for personal codes nothing stands in the name of somebody whom its device did not prove. In the week after a
 * restore a device may bring what others wrote.
 */
export const checkPersons = async (history: History): Promise<void> => {
  const { findings, persons, desks, plan, restores } = history;
  if (!plan.chaos.includes('persons') || restores.length > 0) return;
  const devices = new Set(desks.map(({ deviceId }) => deviceId));
  const isProved = ({ by }: AnyEvent): boolean =>
    !devices.has(by.deviceId) || persons.proved.get(by.deviceId)?.has(by.agentId) === true;
  for (const collection of logs)
    for (const document of (await storedDocuments(history, collection)).values()) {
      const events = (document['events'] ?? []) as readonly AnyEvent[];
      const wrong = events.find((event) => persons.forged.has(event.id) || !isProved(event));
      if (wrong)
        findings.add(15, `${collection} ${document.id}: ${wrong.type} ${wrong.id} in a name that was not proved`);
    }
  for (const person of (await storedDocuments(history, 'citizens')).values()) {
    const registers = Object.values((person['fields'] ?? {}) as Record<string, Register>);
    const wrong = registers.find(({ v }) => persons.forged.has(v));
    if (wrong) findings.add(15, `citizens ${person.id}: ${wrong.v} of a device at which nobody had signed in`);
  }
};
