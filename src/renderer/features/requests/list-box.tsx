import { type FocusEvent, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { noFilter } from '#shared/domain/requests/filter-lines';
import { peopleText } from '#shared/i18n/fr/people';
import { requestsText } from '#shared/i18n/fr/requests';
import type { RequestLine } from '#shared/domain/requests/request-line';

import { Button } from '../../ui/button';
import { RequestList } from './request-list';
import type { ShownRequests } from './use-shown-requests';
import { heldOrder, type HeldList } from './view-model/held-order';

type Held = { readonly ids: readonly string[]; readonly about: string };

/**
 * Keeps rows in their place while somebody is on the list: what is new waits, and says so, unless it is the one that was chosen.
 * `about` names what is shown: another filter begins anew. `hold` when the pointer or the focus comes, `release` when it has gone.
 */
const useHeldOrder = (
  lines: readonly RequestLine[],
  about: string,
  chosenId: string,
): HeldList & { readonly hold: () => void; readonly release: () => void; readonly refresh: () => void } => {
  const [held, setHeld] = useState<Held | null>(null);
  const misses = (ids: readonly string[]): boolean =>
    !ids.includes(chosenId) && lines.some(({ request }) => request.id === chosenId);
  const isHeld = held !== null && held.about === about && !misses(held.ids);
  const take = (): void => setHeld({ ids: lines.map(({ request }) => request.id), about });
  return {
    ...heldOrder(lines, isHeld ? held.ids : null),
    hold: () => {
      if (!isHeld) take();
    },
    release: () => setHeld(null),
    refresh: take,
  };
};

const text = requestsText;

type ListBoxProps = {
  readonly reference: SiteReference;
  readonly today: string;
  readonly view: ShownRequests;
  readonly isWhole: boolean;
  readonly chosenId: string;
  /** Where that one stood last. */
  readonly lastIndex: number;
  readonly onChoose: (id: string) => void;
  readonly onEnter: () => void;
  readonly onCreate: (() => void) | null;
};

const Empty = ({ view, isWhole, onCreate }: Pick<ListBoxProps, 'view' | 'isWhole' | 'onCreate'>) => {
  const isFiltered = JSON.stringify(view.filter) !== JSON.stringify(noFilter);
  if (!isWhole) return <p className="rq-empty meta">{text.reading}</p>;
  if (view.isReading) return <p className="rq-empty meta">{peopleText.search.reading}</p>;
  if (isFiltered)
    return (
      <div className="rq-empty">
        <p>{text.empty.filtered}</p>
        <Button onPress={() => view.change(noFilter)}>{text.filter.clear}</Button>
      </div>
    );
  return (
    <div className="rq-empty">
      <p>{text.empty.text}</p>
      {onCreate && (
        <Button keys="F2" onPress={onCreate}>
          {text.empty.act}
        </Button>
      )}
    </div>
  );
};

/** The list, which stands still while somebody is on it: what is new waits and says so. */
export const ListBox = (props: ListBoxProps) => {
  const { view, reference, today, chosenId } = props;
  const list = useHeldOrder(view.shown, JSON.stringify(view.filter), chosenId);
  const leave = (event: FocusEvent<HTMLElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) list.release();
  };
  if (view.shown.length === 0) return <Empty {...props} />;
  return (
    <div className="rq-box" onFocus={list.hold} onBlur={leave} onPointerEnter={list.hold} onPointerLeave={list.release}>
      {(list.fresh > 0 || list.hasMoved) && (
        <button type="button" className="rq-fresh link" onClick={list.refresh}>
          {list.fresh > 0 ? text.list.fresh(list.fresh) : text.list.moved}
        </button>
      )}
      {view.isNear && (
        <p className="rq-near" role="status">
          {peopleText.search.nearNames}
        </p>
      )}
      <RequestList
        lines={list.lines}
        reference={reference}
        today={today}
        selectedId={chosenId}
        lastIndex={props.lastIndex}
        onSelect={props.onChoose}
        onEnter={props.onEnter}
      />
    </div>
  );
};
