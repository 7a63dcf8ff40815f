import type { Reference, ReferenceBody } from '../model/reference';
import { smallTown } from '../scheduling/small-town.fixture';
import { entriesOf } from './entries-of';

type Entry = Pick<Reference, 'id' | 'body'>;

/** An agent of a small town, for tests. */
export const agentBody = (role: 'admin' | 'counter', usualDeskId = ''): ReferenceBody => ({
  kind: 'agent',
  name: role,
  shortName: role,
  role,
  usualDeskId,
});

/** The entries of a small town with a department, an administrator and a clerk at desk 1, for tests. */
export const smallTownEntries = (): readonly Entry[] => [
  ...entriesOf(smallTown()),
  { id: 'department', body: { kind: 'department', name: 'Population' } },
  { id: 'boss', body: agentBody('admin') },
  { id: 'clerk', body: agentBody('counter', 'desk-1') },
];

/** One of these entries, for tests. */
export const entryBody = (entries: readonly Entry[], id: string): ReferenceBody => {
  const found = entries.find((one) => one.id === id);
  if (!found) throw new Error(`no entry ${id}`);
  return found.body;
};
