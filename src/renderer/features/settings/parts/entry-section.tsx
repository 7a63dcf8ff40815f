import { Children, type ReactNode } from 'react';

import { AddButton } from './add-button';
import { EntryList, type EntryRow } from './entry-list';
import { SectionHead } from './section-head';
import { newEntry, type Selected } from './selected-entry';

type EntrySectionProps = Selected & {
  readonly title: string;
  readonly texts: Readonly<Record<'lead' | 'add' | 'list' | 'empty' | 'choose', string>>;
  readonly rows: readonly EntryRow[];
  /** A second button, of another kind of entry. */
  readonly more?: ReactNode;
  /** What is known beside the entries, below their list. */
  readonly below?: ReactNode;
  /** The form of the entry that is chosen; nothing while none is. */
  readonly children: ReactNode;
};

/** A section of entries of one kind: their list, the button of a new one, and beside them the form of the one chosen. */
export const EntrySection = ({ title, texts, rows, id, select, more, below, children }: EntrySectionProps) => (
  <>
    <SectionHead
      title={title}
      lead={texts.lead}
      end={
        <>
          {more}
          <AddButton label={texts.add} onAdd={() => select(newEntry)} />
        </>
      }
    />
    <div className="set-split set-split--three">
      <div className="set-rows">
        <EntryList label={texts.list} rows={rows} selected={id} onSelect={select} empty={texts.empty} />
        {below}
      </div>
      {Children.toArray(children).length > 0
        ? children
        : rows.length > 0 && <p className="set-side set-empty">{texts.choose}</p>}
    </div>
  </>
);
