import { printingText } from '#shared/i18n/fr/printing';
import type { PrintJob } from '#shared/ipc/printables';

import { guichetBridge } from '../../platform/bridge';
import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { StatusTag } from '../../ui/status-tag';
import type { SignName } from '../../ui/signs';

const texts = printingText.queue;

const signOf = {
  waiting: 'waiting',
  printing: 'sending',
  done: 'done',
  uncertain: 'needsOutcome',
  failed: 'notSent',
} as const satisfies Record<PrintJob['state'], SignName>;

const act = (channel: 'print.retry' | 'print.drop', jobId: string): void => {
  guichetBridge()
    ?.invoke(channel, { jobId })
    .catch(() => undefined);
};

const Row = ({ job }: { readonly job: PrintJob }) => {
  const isOpen = job.state !== 'printing';
  const again = job.state === 'waiting' ? texts.retry : texts.reprint;
  const away = job.state === 'uncertain' ? texts.isThere : texts.drop;
  return (
    <li className="print-row">
      <b className="print-label">{job.label}</b>
      <div>
        <StatusTag sign={signOf[job.state]}>{texts.states[job.state]}</StatusTag>
        {job.code !== '' && <span className="meta">{printingText.why[job.code]}</span>}
        {job.state === 'uncertain' && <span className="meta">{texts.uncertainHint}</span>}
      </div>
      {isOpen && (
        <div className="print-acts">
          <Button size="small" label={texts.actOn(again, job.label)} onPress={() => act('print.retry', job.id)}>
            {again}
          </Button>
          <Button
            size="small"
            tone="plain"
            label={texts.actOn(away, job.label)}
            onPress={() => act('print.drop', job.id)}
          >
            {away}
          </Button>
        </div>
      )}
    </li>
  );
};

type WaitingTicketsProps = { readonly jobs: readonly PrintJob[]; readonly hasPrinter: boolean };

/** The tickets that are not on paper, why, and what can be done with each. */
export const WaitingTickets = ({ jobs, hasPrinter }: WaitingTicketsProps) => (
  <section aria-label={texts.title}>
    <Head title={texts.title} level={3} />
    {jobs.length === 0 ? (
      <p className="meta" role="status">
        {hasPrinter ? texts.none : texts.noPrinter}
      </p>
    ) : (
      <>
        {jobs.some(({ state }) => state === 'waiting') && <p>{texts.safe}</p>}
        <ul className="print-rows" aria-label={texts.list}>
          {jobs.map((job) => (
            <Row key={job.id} job={job} />
          ))}
        </ul>
      </>
    )}
  </section>
);
