import type { Desk } from '../support/desk';

/** What a desk did: acts that were saved, and those that the rules of the house refused. */
export type DeskTally = { acts: number; refused: number; killed: number };

const surnames = ['Arnaud', 'Benali', 'Caron', 'Da Silva', 'Étienne', 'Faure', 'Girard', 'Haddad'] as const;

const workingDay = (ahead: number): string => {
  const day = new Date(Date.now() + (1 + ahead) * 86_400_000);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
};

/** Somebody served from the call to the end. */
const serve = async (desk: Desk, deskId: string, tally: DeskTally): Promise<void> => {
  const { ticketId } = await desk.act('callNext', { deskId });
  await desk.act('startService', { ticketId, deskId });
  tally.acts += 2;
  await desk.act('finishService', { ticketId, outcome: 'answered' });
};

/** Whether an error is a refusal of the house rules, which is an answer, and not a fault. */
const isRefusal = (error: unknown): boolean => error instanceof Error && error.message.startsWith('refused:');

/** Whether the process was killed under the act: it was not saved, and nobody was told that it was. */
const isDeath = (error: unknown): boolean =>
  error instanceof Error && /the desks ended|no desk|channel closed|ERR_IPC/iu.test(error.message);

/** One act of some kind. Throws for what is neither a refusal nor a death of the process. */
export const actOnce = async (desk: Desk, index: number, random: () => number, tally: DeskTally): Promise<void> => {
  const deskId = `desk-${1 + (index % 4)}`;
  const kind = random();
  const lastName = surnames[Math.floor(random() * surnames.length)] ?? 'Arnaud';
  try {
    if (kind < 0.5) await desk.logPassage(lastName);
    else if (kind < 0.7)
      await desk.act('bookAppointment', {
        citizen: { values: { lastName, firstName: 'Zoé' } },
        reasonId: 'reason-housing',
        persons: [{ preApplicationNumber: '' }],
        day: workingDay(Math.floor(random() * 5)),
        time: `${9 + Math.floor(random() * 7)}:${random() < 0.5 ? '00' : '30'}`.padStart(5, '0'),
        channel: 'phone',
      });
    else if (kind < 0.8) await desk.act('signOnDesk', { deskId, agentId: `agent-${1 + (index % 4)}` });
    else await serve(desk, deskId, tally);
    tally.acts += 1;
  } catch (error) {
    if (isRefusal(error)) tally.refused += 1;
    else if (isDeath(error)) tally.killed += 1;
    else throw error;
  }
};
