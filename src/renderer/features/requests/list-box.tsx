import type { FocusEvent } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { noFilter } from '#shared/domain/requests/filter-lines';
import { peopleText } from '#shared/i18n/fr/people';
import { requestsText } from '#shared/i18n/fr/requests';

import { Button } from '../../ui/button';
import { RequestList } from './request-list';
import { useHeldOrder } from './use-held-order';
import type { ShownRequests } from './use-shown-requests';

const text = requestsText;

type ListBoxProps = {
  readonly reference: SiteReference;
  readonly today: string;
  readonly view: ShownRequests;
  readonly isWhole: boolean;
  readonly chosenId: string;
  readonly onChoose: (id: string) => void;
  readonly onEnter: () => void;
  readonly onCreate: (() => void) | null;
};

const Empty = ({ view, isWhole, onCreate }: Pick<ListBoxProps, 'view' | 'isWhole' | 'onCreate'>) => {
  const isFiltered = JSON.stringify(view.filter) !== JSON.stringify(noFilter);
  if (!isWhole) return <p className="rq-empty meta">{text.reading}</p>;
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
        onSelect={props.onChoose}
        onEnter={props.onEnter}
      />
    </div>
  );
};
