import { useState } from 'react';

import type { QuarantinedRow } from '#shared/domain/conflicts/conflict';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';

import { useCommands } from '../../data/commands/use-commands';
import { Note } from '../../ui/note';
import { ActBar } from './act-bar';
import type { PaneProps } from './pane';
import { useSettle } from './use-settle';

const text = conflictKindsText.quarantined;

/** A row that the server put aside: why, what to do, and once more where this desk holds it. Never what it says. */
export const QuarantinedPane = ({ row, words, onLater }: PaneProps & { readonly row: QuarantinedRow }) => {
  const commands = useCommands();
  const { run, problem } = useSettle(words);
  const [said, setSaid] = useState('');
  const { why, todo } = text.words(row.why);
  const retry = {
    label: text.retry,
    run: () =>
      void run(() => commands.settleRetry({ collection: row.collection, id: row.id })).then(
        (done) => done && setSaid(text.sent),
      ),
  };
  return (
    <section className="co-main" aria-label={text.region}>
      <div className="co-scroll">
        <header>
          <h2>{text.title(row.collection)}</h2>
          <p className="meta">
            {[row.isOwn ? text.own : text.elsewhere, words.at(row.at)].filter(Boolean).join(' · ')}
          </p>
        </header>
        <Note>{text.lead}</Note>
        <dl className="co-facts co-facts--long">
          <div>
            <dt>{text.why}</dt>
            <dd>{why}</dd>
          </div>
          <div>
            <dt>{text.todo}</dt>
            <dd>{row.isOwn ? todo : text.atElsewhere}</dd>
          </div>
        </dl>
        <p role="status">{said}</p>
      </div>
      <ActBar problem={problem} {...(row.isOwn ? { confirm: retry } : {})} onLater={onLater} />
    </section>
  );
};
