import type { UnreadableRow } from '#shared/domain/conflicts/conflict';
import { conflictKindsText } from '#shared/i18n/fr/conflict-kinds';

import { Note } from '../../ui/note';
import { ActBar } from './act-bar';
import type { PaneProps } from './pane';

const { quarantined, unreadable: text } = conflictKindsText;

/** A document that this desk cannot read, whole or in part: that the rest works, who mends it, and by which mark it is found. */
export const UnreadablePane = ({ row, onLater }: Pick<PaneProps, 'onLater'> & { readonly row: UnreadableRow }) => (
  <section className="co-main" aria-label={text.region}>
    <div className="co-scroll">
      <header>
        <h2>{text.title(row.collection, row.isWhole)}</h2>
      </header>
      <Note>{text.lead}</Note>
      <dl className="co-facts co-facts--long">
        <div>
          <dt>{quarantined.why}</dt>
          <dd>{text.why}</dd>
        </div>
        <div>
          <dt>{quarantined.todo}</dt>
          <dd>{text.todo}</dd>
        </div>
        <div>
          <dt>{text.mark}</dt>
          <dd className="code">{row.id}</dd>
        </div>
      </dl>
    </div>
    <ActBar problem="" onLater={onLater} />
  </section>
);
