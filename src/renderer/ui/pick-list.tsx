import type { ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';

import { asTyped } from '#shared/lib/as-typed';

export type PickItem = {
  readonly id: string;
  /** What typing goes to, and what is read aloud. */
  readonly text: string;
  readonly content: ReactNode;
  readonly isDisabled?: boolean;
};

export type PickSection = { readonly id: string; readonly title: string; readonly items: readonly PickItem[] };

type PickListProps = {
  readonly label: string;
  readonly sections: readonly PickSection[];
  readonly onPick: (id: string) => void;
};

/** A list that is open from the start: arrows or the first letters go to a line, Entrée takes it. */
export const PickList = ({ label, sections, onPick }: PickListProps) => (
  <ListBox
    className="picks"
    aria-label={label}
    selectionMode="none"
    autoFocus="first"
    onAction={(key) => onPick(String(key))}
  >
    {sections
      .filter((section) => section.items.length > 0)
      .map((section) => (
        <ListBoxSection key={section.id} id={section.id}>
          <Header className="picks-head">{section.title}</Header>
          {section.items.map((item) => (
            <ListBoxItem
              key={item.id}
              id={item.id}
              className="option pick"
              textValue={asTyped(item.text)}
              isDisabled={item.isDisabled ?? false}
            >
              {item.content}
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
  </ListBox>
);
