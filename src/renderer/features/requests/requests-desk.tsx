import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { countGroups } from '#shared/domain/requests/filter-lines';
import { holderIn } from '#shared/domain/rights/setting-rights';
import { requestsText } from '#shared/i18n/fr/requests';
import type { ScreenProps } from '#shared/routes/places';
import type { RequestLine } from '#shared/domain/requests/request-line';

import { useStation } from '../../data/queries/use-station';
import { useToday } from '../../data/queries/use-today';
import { groundOf } from '../../ui/ground';
import { homeAt } from '../../ui/keep-focus';
import { KeysForm, useKeys } from '../../ui/keys';
import { useSteady } from '../../ui/redraw/use-steady';
import { useRequest } from '../../data/queries/use-request';
import { FilterBar, groupWord, shownGroups } from './filter-bar';
import { NewRequest } from './new-request';
import { ListBox } from './list-box';
import { ListHead } from './list-head';
import { RequestSide } from './request-pane';
import { useRequestLines, type RequestLines } from './use-request-lines';
import { blankDraft, type NewDraft } from './view-model/new-request-draft';
import { chosenLine, steppedTo, type Choosing } from './view-model/chosen-line';
import { useListFocus } from './use-list-focus';
import { useShownRequests, type ShownRequests } from './use-shown-requests';

type Chosen = {
  /** The request that is shown; `null` while none is. */
  readonly line: RequestLine | null;
  /** It is there, but only its department may see it. */
  readonly isRestricted: boolean;
  readonly id: string;
  /** Where it stood last in the list. */
  readonly lastIndex: number;
  /** It is shown still, and an act of this or another desk took it out of the list. */
  readonly isAway: boolean;
  readonly choose: (id: string) => void;
  /** The one that is shown was closed here. */
  readonly done: () => void;
};

/**
 * The request that is shown (`chosenLine`). One that is in no list, closed long ago, is read by itself. Who reads only has begun nothing with one that left
 * the list, so the next one is shown.
 */
const useChosenRequest = (
  shown: readonly RequestLine[],
  all: RequestLines,
  { asked, isReadOnly }: { readonly asked: string; readonly isReadOnly: boolean },
): Chosen => {
  const [choosing, setChoosing] = useState<Choosing>({ wanted: asked, isDone: false, lastIndex: 0 });
  const [seenAsked, setSeenAsked] = useState(asked);
  const { wanted, lastIndex } = choosing;
  if (asked !== seenAsked) {
    setSeenAsked(asked);
    if (asked !== '') setChoosing((known) => ({ ...known, wanted: asked, isDone: false }));
  }
  const index = shown.findIndex(({ request }) => request.id === wanted);
  if (index >= 0 && index !== lastIndex) setChoosing((known) => ({ ...known, lastIndex: index }));
  const isAsked = wanted !== '' && wanted === asked;
  const alone = useRequest(index < 0 && isAsked ? wanted : '');
  const line = chosenLine(shown, all.lines, isReadOnly ? { ...choosing, isDone: true } : choosing);
  const id = line?.request.id ?? '';
  const acts = {
    lastIndex,
    isAway: line !== null && index < 0 && id === wanted,
    choose: (next: string): void =>
      setChoosing((known) =>
        // Each act chooses what it is about: mostly that is chosen already.
        known.wanted === next && !known.isDone
          ? known
          : { wanted: next, isDone: false, lastIndex: next === '' ? 0 : lastIndex },
      ),
    done: (): void => setChoosing((known) => ({ ...known, isDone: true })),
  };
  if (index < 0 && isAsked && alone) {
    const isRestricted = !all.maySee(alone);
    return { line: isRestricted ? null : all.lineOf(alone), isRestricted, id: wanted, ...acts };
  }
  return { line, isRestricted: false, id, ...acts };
};

const text = requestsText;

type DeskProps = ScreenProps & { readonly reference: SiteReference };

const useReadOnly = (reference: SiteReference): boolean => {
  const { agentId } = useStation().settings;
  return holderIn(reference, agentId)?.rights.has('dayWork') === false;
};

type ScreenKeys = {
  readonly hasLines: boolean;
  readonly isReadOnly: boolean;
  readonly onCreate: () => void;
  readonly onFind: () => void;
  readonly onList: () => void;
  readonly change: ShownRequests['change'];
};

const useScreenKeys = ({ hasLines, isReadOnly, onCreate, onFind, onList, change }: ScreenKeys): void => {
  const { keys } = text;
  useKeys(
    [
      { id: 'next', key: '↑ ↓', label: keys.next, bar: true, when: hasLines },
      { id: 'create', key: 'F2', label: keys.create, run: onCreate, bar: true, when: !isReadOnly },
      { id: 'find', key: 'F3', label: keys.find, run: onFind, bar: true },
      { id: 'list', key: 'Échap', label: keys.toList, run: onList },
      ...shownGroups.map((group, index) => ({
        id: `group ${group}`,
        key: String(index + 1),
        within: 'requests' as const,
        label: keys.show(groupWord(group)),
        run: () => change({ group }),
      })),
    ],
    { group: keys.group },
  );
};

/** The list at the left, the latest overdue first; one request with its acts at the right. */
export const RequestsDesk = ({ reference, params }: DeskProps) => {
  const today = useToday();
  const root = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [isNew, setNew] = useState(params['new'] === '1');
  const isReadOnly = useReadOnly(reference);
  const all = useRequestLines(reference);
  const view = useShownRequests(all.lines, reference);
  const allCounts = useMemo(() => countGroups(all.lines), [all.lines]);
  const { agentId } = useStation().settings;
  const chosen = useChosenRequest(view.shown, all, { asked: params['request'] ?? '', isReadOnly });
  const { toList, toRow, toSearch } = useListFocus(root, search);
  /** From the acts of a request that left the list on to the next one: no row is chosen meanwhile. */
  const onArrow = (event: KeyboardEvent<HTMLElement>): void => {
    const isAct = event.target instanceof Element && event.target.matches('.rq-acts button');
    if (!chosen.isAway || !isAct || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    const gone = { at: -1, lastIndex: chosen.lastIndex, count: view.shown.length, page: 1 };
    const next = view.shown[steppedTo({ key: event.key, ...gone }) ?? -1]?.request.id;
    if (next === undefined) return;
    event.preventDefault();
    chosen.choose(next);
    toRow(next);
  };
  // What left the list by an act is still at hand in the pane.
  const goOn = (): void => {
    requestAnimationFrame(() => {
      const row = root.current?.querySelector<HTMLElement>('.rq-row.is-sel');
      (row ?? root.current?.querySelector<HTMLElement>('.rq-acts button'))?.focus({ preventScroll: true });
    });
  };
  const change: ShownRequests['change'] = (patch) => {
    view.change(patch);
    chosen.choose('');
  };
  const lastLogged = useRef('');
  const [draft, setDraft] = useState<NewDraft>(() => blankDraft());
  const [typedBy, setTypedBy] = useState(agentId);
  // The next agent begins with an empty form.
  if (typedBy !== agentId) {
    setTypedBy(agentId);
    setDraft(blankDraft());
  }
  const leaveNew = (): void => {
    setNew(false);
    toRow(lastLogged.current || chosen.id);
    lastLogged.current = '';
  };
  const hasLines = view.shown.length > 0;
  useScreenKeys({
    hasLines,
    isReadOnly,
    onCreate: () => setNew(true),
    onFind: toSearch,
    onList: toList,
    change,
  });
  const steady = useSteady({
    onFilter: change,
    onDown: toList,
    onCreate: () => setNew(true),
    onChoose: (id: string) => {
      setNew(false);
      chosen.choose(id);
    },
    onEnter: () => root.current?.querySelector<HTMLElement>('.rq-acts button')?.focus(),
  });
  const onCreate = isReadOnly ? null : steady.onCreate;
  // Whoever comes here by a key goes on by keys, once there is a list; what is being typed keeps the focus.
  useEffect(() => {
    const held = document.activeElement;
    if (hasLines && (!held || held === document.body || held.classList.contains('tab'))) toList();
  }, [hasLines, toList]);
  return (
    <div
      className="rq"
      ref={root}
      onKeyDown={onArrow}
      {...homeAt(chosen.isAway ? '.rq-acts button' : '.rq-row[tabindex="0"], .rq-empty button')}
    >
      <section className="rq-main" aria-label={text.title} {...groundOf('requests')}>
        <ListHead counts={allCounts} lines={all} onCreate={onCreate} />
        <FilterBar
          reference={reference}
          filter={view.filter}
          onFilter={steady.onFilter}
          counts={view.counts}
          agentId={isReadOnly ? '' : agentId}
          searchRef={search}
          onDown={steady.onDown}
        />
        <ListBox
          reference={reference}
          today={today}
          view={{ ...view, change }}
          isWhole={all.isWhole}
          chosenId={chosen.id}
          lastIndex={chosen.lastIndex}
          onChoose={steady.onChoose}
          onEnter={steady.onEnter}
          onCreate={onCreate}
        />
      </section>
      {isNew ? (
        <KeysForm>
          <NewRequest
            reference={reference}
            today={today}
            typed={[draft, setDraft]}
            onLogged={(id) => {
              lastLogged.current = id;
              chosen.choose(id);
            }}
            onClose={leaveNew}
          />
        </KeysForm>
      ) : (
        <RequestSide
          line={chosen.line}
          isRestricted={chosen.isRestricted}
          reference={reference}
          today={today}
          isReadOnly={isReadOnly}
          onTouch={() => chosen.choose(chosen.id)}
          onClosed={chosen.done}
          onDone={goOn}
        />
      )}
    </div>
  );
};
