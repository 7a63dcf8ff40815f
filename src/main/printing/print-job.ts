import { z } from 'zod';
import { printCodes, printJobStates } from '#shared/domain/ticket-paper/print-state';
import { printableTicketSchema, type PrintJob } from '#shared/ipc/printables';

/** A ticket that is not on paper yet, as the profile keeps it: never a name. */
export const queuedJobSchema = z.object({
  id: z.string(),
  ticket: printableTicketSchema,
  /** Instant and civil day, by the clock of this machine, at which it was given. */
  at: z.string(),
  day: z.string(),
  state: z.enum(printJobStates),
  tries: z.int(),
  code: z.enum(printCodes),
});
export type QueuedJob = Readonly<z.infer<typeof queuedJobSchema>>;

export const queueFileSchema = z.object({ version: z.literal(1), jobs: z.array(queuedJobSchema) });
export type QueueFile = Readonly<z.infer<typeof queueFileSchema>>;

export const emptyQueueFile: QueueFile = { version: 1, jobs: [] };

/** What a page may know of it. */
export const shownJob = ({ id, ticket, at, state, tries, code }: QueuedJob): PrintJob => ({
  id,
  label: ticket.label,
  at,
  state,
  tries,
  code,
});

/**
 * Jobs as they are taken up after a start. One that was in the hands of the printer when the app died may be on paper: nobody but a
 * person can say, so it is not printed again by itself.
 */
export const afterStart = (jobs: readonly QueuedJob[]): readonly QueuedJob[] =>
  jobs.map((job) => (job.state === 'printing' ? { ...job, state: 'uncertain', code: 'printFailed' } : job));

/** A number of a day that is over helps nobody by itself: it is kept, and printed when somebody asks for it. */
export const withoutOtherDays = (jobs: readonly QueuedJob[], today: string): readonly QueuedJob[] =>
  jobs.some((job) => job.state === 'waiting' && job.day !== today)
    ? jobs.map((job) =>
        job.state === 'waiting' && job.day !== today ? { ...job, state: 'failed', code: 'otherDay' } : job,
      )
    : jobs;
