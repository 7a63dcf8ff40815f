import type { PrintCode } from '#shared/domain/ticket-paper/print-state';
import type { PrintableTicket, PrintJob } from '#shared/ipc/printables';
import type { JsonFile } from '../settings/json-file';
import type { Delivery } from './delivery';
import { afterStart, shownJob, withoutOtherDays, type QueuedJob, type QueueFile } from './print-job';

/** Pauses after a try that failed; the last one goes on until it works or the day is over. */
const PAUSES_MS = [1000, 3000, 10_000, 30_000] as const;
const LAST_PAUSE_MS = 30_000;
/** Whoever stands at the desk hears within two seconds how it went. */
const ANSWER_WITHIN_MS = 1800;
const RECENT = 20;

export type QueueNeeds = {
  readonly file: JsonFile<QueueFile>;
  /** One try to bring a ticket to paper. `onHandedOver`: from here on it may be on paper. Never throws. */
  readonly deliver: (ticket: PrintableTicket, onHandedOver: () => void) => Promise<Delivery>;
  /** Civil day and instant now. */
  readonly now: () => { readonly day: string; readonly at: string };
  readonly newId: () => string;
  readonly changed: (jobs: PrintJob[]) => void;
};

export type FirstTry = { readonly ok: boolean; readonly code: PrintCode; readonly jobId: string };

export type PrintQueue = {
  /** Keeps a ticket, tries to print it, and answers once that worked or failed for the first time. */
  readonly add: (ticket: PrintableTicket) => Promise<FirstTry>;
  /** What is not on paper yet, the oldest first, then the last that were. */
  readonly jobs: () => PrintJob[];
  /** Tries all that wait now; one that was given up or is in doubt is printed because somebody asks for it. */
  readonly retry: (jobId: string) => 'ok' | 'notFound' | 'busy';
  readonly drop: (jobId: string) => 'ok' | 'notFound' | 'busy';
  /** Tries at once what waits: after a start, or when the printer of the station changed. */
  readonly wake: () => void;
  /** Drops all that waits and all that is remembered. */
  readonly forget: () => void;
  readonly stop: () => void;
};

/**
 * The tickets of this station on their way to paper: kept in a file from the moment they are given, printed in order and one at a time,
 * tried again until the day is over. `printing` is noted before the first byte leaves, so that a start after a crash knows what is in
 * doubt (decision 0024).
 */
export const createPrintQueue = ({ file, deliver, now, newId, changed }: QueueNeeds): PrintQueue => {
  let recent: readonly PrintJob[] = [];
  let failures = 0;
  let running = false;
  let again = false;
  let stopped = false;
  let tryingId = '';
  let timer: NodeJS.Timeout | undefined;
  const awaited = new Map<string, (answer: FirstTry) => void>();

  const open = (): readonly QueuedJob[] => file.read().jobs;
  const jobs = (): PrintJob[] => [...open().map(shownJob), ...recent];
  const keep = (next: readonly QueuedJob[]): void => {
    if (next === open()) return;
    file.write({ version: 1, jobs: [...next] });
    changed(jobs());
  };
  const patch = (id: string, change: Partial<QueuedJob>): void =>
    keep(open().map((job) => (job.id === id ? { ...job, ...change } : job)));
  const answer = (jobId: string, code: PrintCode): void => {
    awaited.get(jobId)?.({ ok: code === '', code, jobId });
    awaited.delete(jobId);
  };

  const isDone = ({ id, ticket, at, tries }: QueuedJob): void => {
    recent = [
      { id, label: ticket.label, at, state: 'done' as const, tries: tries + 1, code: '' as const },
      ...recent,
    ].slice(0, RECENT);
    keep(open().filter((job) => job.id !== id));
    answer(id, '');
  };
  /** Behind one that failed, all others wait for the same printer. */
  const allFailed = (code: PrintCode): void => {
    for (const id of awaited.keys()) answer(id, code);
  };
  const sleep = (): void => {
    clearTimeout(timer);
    if (stopped || !open().some((job) => job.state === 'waiting')) return;
    timer = setTimeout(wake, PAUSES_MS[failures - 1] ?? LAST_PAUSE_MS);
    timer.unref();
  };

  /** Whether the next one may be tried at once. */
  const settle = (job: QueuedJob, delivery: Delivery): boolean => {
    const tries = job.tries + 1;
    if (delivery.kind === 'done') {
      failures = 0;
      isDone(job);
      return true;
    }
    const state = { notYet: 'waiting', doubt: 'uncertain', broken: 'failed' } as const;
    patch(job.id, { state: state[delivery.kind], code: delivery.code, tries });
    answer(job.id, delivery.code);
    if (delivery.kind === 'broken') return true;
    failures += 1;
    return false;
  };
  const round = async (): Promise<void> => {
    for (;;) {
      keep(withoutOtherDays(open(), now().day));
      const job = open().find((one) => one.state === 'waiting');
      if (job === undefined || stopped) return;
      tryingId = job.id;
      const delivery = await deliver(job.ticket, () => patch(job.id, { state: 'printing' }));
      tryingId = '';
      if (!settle(job, delivery)) {
        allFailed(delivery.kind === 'done' ? '' : delivery.code);
        return;
      }
    }
  };
  const wake = (): void => {
    if (running) again = true;
    if (running || stopped) return;
    clearTimeout(timer);
    running = true;
    void round().finally(() => {
      running = false;
      const asked = again;
      again = false;
      if (asked) wake();
      else sleep();
    });
  };

  if (open().length > 0) file.write({ version: 1, jobs: [...withoutOtherDays(afterStart(open()), now().day)] });

  return {
    add: (ticket) => {
      const { day, at } = now();
      const job: QueuedJob = { id: newId(), ticket, at, day, state: 'waiting', tries: 0, code: '' };
      return new Promise((resolve) => {
        awaited.set(job.id, resolve);
        setTimeout(
          () => answer(job.id, open().find(({ id }) => id === job.id)?.code || 'printerOff'),
          ANSWER_WITHIN_MS,
        ).unref();
        keep([...open(), job]);
        wake();
      });
    },
    jobs,
    retry: (jobId) => {
      const job = open().find(({ id }) => id === jobId);
      if (job === undefined) return 'notFound';
      if (jobId === tryingId) return 'busy';
      if (job.state !== 'waiting') patch(jobId, { state: 'waiting', day: now().day, code: '' });
      wake();
      return 'ok';
    },
    drop: (jobId) => {
      const job = open().find(({ id }) => id === jobId);
      if (job === undefined) return 'notFound';
      if (jobId === tryingId) return 'busy';
      keep(open().filter(({ id }) => id !== jobId));
      answer(jobId, job.code || 'printFailed');
      return 'ok';
    },
    wake,
    forget: () => {
      recent = [];
      keep([]);
      allFailed('printFailed');
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
};
