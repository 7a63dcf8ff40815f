import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { inHand, type Ticket } from '#shared/domain/model/ticket';

import { load } from '../../load';
import { readAll } from '../../plain';
import { grantingServer, must, openTestData, type TestData } from '../../testing/test-data';
import { bindCommands, type Commands } from '../use-commands';

let data: TestData;
/** Reception: another station at no desk. What it writes arrives in the same store. */
let reception: Commands;
beforeEach(async () => {
  data = await openTestData();
  data.setServer(grantingServer());
  reception = bindCommands({
    ...data.context,
    deviceId: 'device-2',
    station: () => ({ agentId: 'agent-1', deskId: '' }),
  });
  must(await data.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-1' }));
});
afterEach(() => data.close());

const deskId = 'desk-1';
const ticketOf = async (id: string): Promise<Ticket> => {
  const found = await load(data.context, 'tickets', id);
  if (!found) throw new Error(`no ticket ${id}`);
  return found;
};
const giveTicket = async (): Promise<string> => {
  const passage = { reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' } as const;
  return must(await reception.logPassage(passage)).ticketId;
};
const call = async (ticketId: string) => must(await data.commands.callTicket({ ticketId, deskId }));
const heldHere = async (): Promise<readonly string[]> =>
  (await readAll<Ticket>(data.context.database.tickets.find()))
    .filter((ticket) => ticket.deskId === deskId && inHand.has(ticket.status))
    .map(({ id }) => id);

const beRole = async (role: 'admin'): Promise<void> => {
  const agent = await data.context.database.reference.findOne('agent-1').exec();
  await agent?.incrementalModify((row) => ({ ...row, body: { ...row.body, role } as typeof row.body }));
};

type Way = 'gone' | 'aside' | 'sentOn' | 'back' | 'done';
const leave: Readonly<Record<Way, (ticketId: string) => ReturnType<Commands['parkTicket']>>> = {
  gone: (ticketId) => reception.abandonTicket({ ticketId }),
  aside: (ticketId) => reception.parkTicket({ ticketId }),
  sentOn: (ticketId) => reception.transferTicket({ ticketId, reasonId: 'collection' }),
  back: (ticketId) => reception.transferTicket({ ticketId, reasonId: 'advice', deskId: 'desk-2' }),
  done: (ticketId) => reception.finishService({ ticketId, outcome: 'answered' }),
};

it('leaves a desk one person, whatever an undo elsewhere brings back: who comes back waits, at their first arrival', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<Way>('gone', 'aside', 'sentOn', 'back', 'done'),
      fc.boolean(),
      fc.constantFrom('nobody', 'called', 'serving'),
      async (way, wasServed, meanwhile) => {
        const first = await giveTicket();
        await call(first);
        if (wasServed || way === 'done') must(await data.commands.startService({ ticketId: first }));
        const before = await ticketOf(first);
        const { act } = must(await leave[way](first));
        const second = meanwhile === 'nobody' ? '' : await giveTicket();
        if (second !== '') await call(second);
        if (meanwhile === 'serving') must(await data.commands.startService({ ticketId: second }));

        const undone = must(await act.undo());
        const after = await ticketOf(first);
        if (second === '') {
          expect(undone).toBeNull();
          expect([after.status, after.deskId]).toEqual([before.status, deskId]);
          expect(await heldHere()).toEqual([first]);
        } else {
          const { label: other } = await ticketOf(second);
          expect(undone).toMatchObject({ waits: [{ label: after.label, desk: '1', other }] });
          expect(after).toMatchObject({ status: 'waiting', deskId: '', reasonId: 'advice', issuedAt: before.issuedAt });
          expect(ticketDetails(after)).toMatchObject({ forDeskId: '', roomId: '', crossed: [] });
          expect(await heldHere()).toEqual([second]);
        }
        for (const ticketId of await heldHere())
          must(await data.commands.transferTicket({ ticketId, reasonId: 'advice' }));
      },
    ),
    { numRuns: 25 },
  );
});

it('holds for a step that an administrator takes back, too', async () => {
  await beRole('admin');
  const [first, second] = [await giveTicket(), await giveTicket()];
  await call(first);
  must(await reception.abandonTicket({ ticketId: first }));
  const stepBack = async () => {
    const gone = (await ticketOf(first)).events.findLast(({ type }) => type === 'abandoned')?.id ?? '';
    return must(await reception.takeStepBack({ collection: 'tickets', id: first, eventIds: [gone], what: 'Parti' }));
  };
  const { act } = await stepBack();
  expect((await ticketOf(first)).status).toBe('called');
  must(await act.undo());
  await call(second);
  await stepBack();
  expect([(await ticketOf(first)).status, await heldHere()]).toEqual(['waiting', [second]]);
});

it('gives nobody back to a desk that closed meanwhile, not even a person who was sent to it', async () => {
  const first = await giveTicket();
  must(await reception.transferTicket({ ticketId: first, reasonId: 'advice', deskId }));
  await call(first);
  const { act } = must(await reception.abandonTicket({ ticketId: first }));
  must(await data.commands.leaveDesk({ deskId }));
  expect(must(await act.undo())).toEqual({ isStopped: false, waits: [{ label: 'A001', desk: '1', other: '' }] });
  const after = await ticketOf(first);
  expect([after.status, ticketDetails(after).forDeskId]).toEqual(['waiting', '']);
});
