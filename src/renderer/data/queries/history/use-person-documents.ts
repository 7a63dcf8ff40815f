import { useMemo } from 'react';

import type { Appointment } from '#shared/domain/model/appointment';
import type { Request } from '#shared/domain/model/request';
import type { Ticket } from '#shared/domain/model/ticket';
import { compareText } from '#shared/lib/compare';

import { passagesOf, type PassagesRead } from '../../passages-of';
import { unread, useLive } from '../use-live';
import { useToday } from '../use-today';

const notRead = unread<PassagesRead>({ appointments: [], tickets: [], requests: [], isWhole: false });

/** An appointment, a ticket or a request of a person, in whatever state: also one that was taken back whole. */
export type PersonDocument =
  | { readonly collection: 'appointments'; readonly document: Appointment }
  | { readonly collection: 'tickets'; readonly document: Ticket }
  | { readonly collection: 'requests'; readonly document: Request };

/** What this desk keeps of a person under any of their ids, the latest day first; `isWhole` = all of it was read. */
export const usePersonDocuments = (
  memberIds: readonly string[],
): { readonly documents: readonly PersonDocument[]; readonly isWhole: boolean } => {
  const today = useToday();
  const read = useLive(
    `passages ${today} ${memberIds.join(' ')} / `,
    (database) => passagesOf(database, memberIds, [], today),
    notRead,
  );
  return useMemo(() => {
    const all: readonly PersonDocument[] = [
      ...read.appointments.map((document) => ({ collection: 'appointments', document }) as const),
      ...read.tickets.map((document) => ({ collection: 'tickets', document }) as const),
      ...read.requests.map((document) => ({ collection: 'requests', document }) as const),
    ];
    const documents = all.toSorted(
      (a, b) => compareText(b.document.day, a.document.day) || compareText(b.document.id, a.document.id),
    );
    return { documents, isWhole: read.isWhole };
  }, [read]);
};
