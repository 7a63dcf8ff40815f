import { collectionNames } from '#shared/domain/model/collections';
import type { Register } from '#shared/domain/model/citizen';
import type { WireDocument } from '#shared/sync/protocol';

import { readDisk } from '../desk/read-disk';
import type { History } from '../history/history';
import { marksOf } from './marks';
import { storedDocuments } from './replicas';

const valuesOf = (document: WireDocument): readonly string[] =>
  Object.values((document['fields'] ?? {}) as Record<string, Register>).map(({ v }) => v);

/** Line 14: what a hostile desk sent beyond all rules stands nowhere, and the server never fell over it. */
export const checkHostile = async (history: History): Promise<void> => {
  const { findings, hostile, desks } = history;
  for (const fault of hostile.faults) findings.add(14, `the server answered 500: ${fault.slice(0, 200)}`);
  const values = new Set([...hostile.values, ...(history.restores.length > 0 ? [] : hostile.relayed)]);
  const look = (where: string, documents: ReadonlyMap<string, WireDocument>): void => {
    for (const [id, document] of documents) {
      const mark = [...marksOf(document)].find((one) => hostile.events.has(one));
      if (mark !== undefined) findings.add(14, `${where} ${id} holds ${mark}`);
      const value = valuesOf(document).find((one) => values.has(one));
      if (value !== undefined) findings.add(14, `${where} ${id} holds the value ${value}`);
    }
  };
  for (const collection of collectionNames) {
    look(`the server’s ${collection}`, await storedDocuments(history, collection));
    for (const desk of desks) look(`${desk.deviceId} ${collection}`, readDisk(desk.disk, collection));
  }
};
