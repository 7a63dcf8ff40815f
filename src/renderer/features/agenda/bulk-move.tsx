import { isOfDays, type Call } from '#shared/domain/calls/call-list';
import type { MoveCause } from '#shared/domain/booking/move-cause';
import { knownBy } from '#shared/domain/model/citizen-values';
import type { SiteReference } from '#shared/domain/model/reference';
import { agendaText } from '#shared/i18n/fr/agenda';
import { callsText } from '#shared/i18n/fr/calls';
import { bookingText } from '#shared/i18n/fr/booking';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { entryById } from '#shared/lib/entry-by-id';

import { useLongAct } from '../../data/queries/use-acts';
import { useCalls } from '../../data/queries/use-conflicts';
import { useCitizenValues } from '../../data/queries/use-citizen-values';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { homeAt } from '../../ui/keep-focus';
import { useKeys } from '../../ui/keys';
import { Head } from '../../ui/head';
import { Note } from '../../ui/note';
import './bulk-move.css';
import { useWrittenChannels } from './booking/written-channels';
import { BulkRows } from './bulk-rows';
import { CallList } from './call-list';
import { useBulkMove, type BulkMoveState } from './use-bulk-move';
import type { CivilNow } from './view-model/block-state';

type BulkMoveProps = {
  readonly reference: SiteReference;
  readonly now: CivilNow;
  readonly cause: MoveCause;
  readonly onBack: () => void;
  readonly onOther: (call: Call) => void;
  /** The appointment whose line of the call list is shown first, `''` = the first. */
  readonly callAt: string;
};

const texts = bookingText.bulk;

const leadOf = ({ isRead, moves }: BulkMoveState, { kind }: MoveCause): string => {
  if (!isRead) return '';
  if (moves.length === 0) return texts.none;
  const isClosure = kind === 'closure' || kind === 'deskClosure';
  return isClosure ? texts.closed(moves.length) : texts.left(moves.length);
};

const Problems = ({ bulk }: { readonly bulk: BulkMoveState }) => {
  const first = bulk.refusal ?? bulk.notMoved[0]?.refusal;
  if (!first) return null;
  const { text, todo } = sayRefusal(first);
  return (
    <Note tone="warn" role="alert">
      {bulk.notMoved.length > 0 && `${texts.notMoved(bulk.notMoved.length)} `}
      {text} {todo}
    </Note>
  );
};

/** After a closure, an absence or a plan: who is touched, where each could go, all of it in one act, then whom to tell. */
export const BulkMove = ({ reference, now, cause, callAt, onBack, onOther }: BulkMoveProps) => {
  const bulk = useBulkMove(reference, cause, now);
  // Those of this period; the list of the agenda holds everybody.
  const calls = useCalls().calls.filter((call) => isOfDays(call, cause.spell));
  const people = bulk.moves.map(({ appointment }) => appointment.citizenId);
  const citizens = useCitizenValues(people);
  const nameOf = (citizenId: string): string => {
    const values = citizens.get(citizenId);
    return values ? knownBy(values) : agendaText.block.unnamed;
  };
  const deskNumber = (id: string): number | string => entryById(reference.desks, id)?.number ?? '';
  const reasonName = (id: string): string => entryById(reference.reasons, id)?.shortName ?? '';
  const agentName = entryById(reference.agents, 'agentId' in cause ? cause.agentId : '')?.shortName ?? '';
  const { length } = bulk.chosen;
  const writtenOf = useWrittenChannels(reference, 'moved');
  const written = bulk.chosen.filter(({ appointment }) => writtenOf(appointment).length > 0).length;
  const submit = (): void => void bulk.submit();
  const running = useLongAct();
  useKeys(
    [
      {
        id: 'move',
        key: 'Ctrl Entrée',
        label: texts.submit(length),
        bar: true,
        run: submit,
        when: length > 0,
      },
      { id: 'back', key: 'Échap', label: texts.back, bar: true, run: onBack },
    ],
    { group: agendaText.keys.group, rank: 1 },
  );
  return (
    <section
      className="bulk"
      aria-label={texts.title}
      {...homeAt('[data-move]:not(:disabled), [data-call][tabindex="0"]')}
    >
      <header className="bulk-head">
        <div>
          <h2>{texts.title}</h2>
          <p className="meta">
            {texts.lead(cause, agentName, 'deskId' in cause ? deskNumber(cause.deskId) : '')} · {leadOf(bulk, cause)}
          </p>
        </div>
        <Button keys="Échap" onPress={onBack}>
          {texts.back}
        </Button>
      </header>
      <div className="bulk-scroll">
        <Problems bulk={bulk} />
        {bulk.done > 0 && running === null && (
          <Note tone="ok" role="status">
            {texts.done(bulk.done)}
          </Note>
        )}
        {bulk.filled.length > 0 && (
          <ul className="bulk-filled" aria-label={texts.filledTitle}>
            {bulk.filled.map((one) => (
              <li key={one.day} className={classNames(one.tooMany > 0 && 'is-over')}>
                {texts.filled(one)}
              </li>
            ))}
          </ul>
        )}
        {bulk.moves.length > 0 && (
          <BulkRows
            bulk={bulk}
            isHeld={running !== null}
            today={now.day}
            nameOf={nameOf}
            deskNumber={deskNumber}
            reasonName={reasonName}
          />
        )}
        {running === null && (calls.length > 0 || (bulk.isRead && bulk.moves.length === 0)) && (
          <section className="bulk-calls" aria-label={callsText.title}>
            <Head title={callsText.title} level={3} meta={calls.length} />
            <p className="meta">
              {callsText.lead(calls.length)} {callsText.shared}
            </p>
            <CallList reference={reference} calls={calls} today={now.day} onOther={onOther} at={callAt} />
          </section>
        )}
      </div>
      {bulk.moves.length > 0 && (
        <footer className="bulk-foot">
          {written > 0 && <p className="meta">{texts.written(written)}</p>}
          <Button tone="main" size="big" keys="Ctrl Entrée" onPress={submit} isDisabled={length === 0 || bulk.isBusy}>
            {bulk.isBusy ? texts.working(running?.done ?? 0, running?.all ?? length) : texts.submit(length)}
          </Button>
        </footer>
      )}
    </section>
  );
};
