import type { Register } from '#shared/domain/model/citizen';
import type { CollectionName } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import type { WireDocument } from '#shared/sync/protocol';

import { readDisk } from '../desk/read-disk';
import type { SimDesk } from '../desk/sim-desk';

/** Something that a person saw as saved: an event by its id, or a value of a field. */
export type SavedWrite = {
  readonly collection: CollectionName;
  readonly id: string;
  /** Id of the event, or `field@stamp`. */
  readonly mark: string;
  readonly desk: number;
  /** The calls, starts and undos that the document of an event held by then: those that its writer may have seen. */
  readonly seen: ReadonlySet<string>;
  /** A value whose stamp is ahead of the true time: the clock of its desk was, so the desk may write over it under an earlier stamp. */
  readonly isAhead: boolean;
  readonly content: AnyEvent | (Register & { readonly field: string });
};

/** By what a write is known everywhere: `collection id mark`. */
export const keyOf = ({ collection, id, mark }: Pick<SavedWrite, 'collection' | 'id' | 'mark'>): string =>
  `${collection} ${id} ${mark}`;

export type Ledger = {
  /** Writes down what this desk wrote and its person now sees. */
  readonly look: (desk: SimDesk) => void;
  readonly saved: ReadonlyMap<string, SavedWrite>;
};

const logs = ['appointments', 'tickets', 'requests', 'deskSessions'] as const;

const eventsOf = (document: WireDocument): readonly AnyEvent[] => (document['events'] ?? []) as readonly AnyEvent[];

const none: ReadonlySet<string> = new Set();

const noted: ReadonlySet<string> = new Set(['called', 'started', 'undone']);

/** What was saved, as seen on the disks of the desks: nothing here asks the code under test. */
export const createLedger = (now: () => number): Ledger => {
  const saved = new Map<string, SavedWrite>();
  const revisions = new Map<string, unknown>();
  const isNews = (desk: SimDesk, document: WireDocument): boolean => {
    const key = `${desk.index} ${document.id}`;
    const revision = document['_rev'];
    if (revisions.get(key) === revision) return false;
    revisions.set(key, revision);
    return true;
  };
  const put = (write: SavedWrite): void => {
    const key = keyOf(write);
    if (!saved.has(key)) saved.set(key, write);
  };
  return {
    saved,
    look: (desk) => {
      for (const collection of logs)
        for (const document of readDisk(desk.disk, collection).values()) {
          if (!isNews(desk, document)) continue;
          const events = eventsOf(document);
          const seen = new Set(events.filter(({ type }) => noted.has(type)).map(({ id }) => id));
          for (const event of events)
            if (event.by?.deviceId === desk.deviceId)
              put({
                collection,
                id: document.id,
                mark: event.id,
                desk: desk.index,
                seen,
                isAhead: false,
                content: event,
              });
        }
      for (const document of readDisk(desk.disk, 'citizens').values()) {
        if (!isNews(desk, document)) continue;
        for (const [field, register] of Object.entries((document['fields'] ?? {}) as Record<string, Register>))
          if (register.t.endsWith(`-${desk.deviceId}`))
            put({
              collection: 'citizens',
              id: document.id,
              mark: `${field}@${register.t}`,
              desk: desk.index,
              seen: none,
              isAhead: Number(register.t.slice(0, register.t.indexOf('-'))) > now(),
              content: { ...register, field },
            });
      }
    },
  };
};
