import { useEffect, useRef, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { Person } from '#shared/domain/people/person';
import {
  accessDaysLeft,
  accessDueDay,
  accessExtensions,
  accessOutcomes,
  lastDayToExtend,
  mayBeReceivedOn,
  type AccessExtension,
  type AccessOutcome,
} from '#shared/domain/requests/access-request';
import type { Refusal } from '#shared/errors/refusal';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { accessRequestsText as texts } from '#shared/i18n/protection/access-requests';
import type { Result } from '#shared/lib/result';
import type { AccessRequest } from '#shared/sync/wire/access-request-calls';
import { MOST_JOURNAL_SUBJECTS } from '#shared/sync/wire/journal-calls';

import { useCommands } from '../../data/commands/use-commands';
import { useAccessRequests } from '../../data/queries/history/use-access-requests';
import { useStation } from '../../data/queries/use-station';
import { useToday } from '../../data/queries/use-today';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { AskWhich } from '../../ui/pick/ask-which';
import { TextField } from '../../ui/text-field';

/** What the last act came to, in words; aloud at once where nothing was done. */
type Said = { readonly words: string; readonly isRefused: boolean };

/** Does one act at a time and keeps what became of it. */
const useAct = () => {
  const [said, setSaid] = useState<Said | null>(null);
  const [isBusy, setBusy] = useState(false);
  return {
    said,
    /** What was refused, `''` = nothing. */
    refused: said?.isRefused ? said.words : '',
    isBusy,
    forget: () => setSaid(null),
    /** Says whether the server did what was asked. */
    run: async <Outcome extends keyof typeof texts.said>(
      ask: () => Promise<Result<Outcome, Refusal>>,
      done: Outcome,
    ): Promise<boolean> => {
      if (isBusy) return false;
      setBusy(true);
      setSaid(null);
      const answer = await ask();
      setBusy(false);
      const isDone = answer.ok && answer.value === done;
      setSaid({ words: answer.ok ? texts.said[answer.value] : refusalLine(answer.reason), isRefused: !isDone });
      return isDone;
    },
  };
};
type Act = ReturnType<typeof useAct>;

type NoteFormProps = {
  readonly citizenIds: readonly string[];
  readonly today: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
  readonly act: Act;
};

const NoteForm = ({ citizenIds, today, day, onDay, act }: NoteFormProps) => {
  const { noteAccessRequest } = useCommands();
  const [isTried, setTried] = useState(false);
  const isRight = mayBeReceivedOn(day, today);
  const note = async (): Promise<void> => {
    setTried(true);
    if (isRight) await act.run(() => noteAccessRequest({ citizenIds, receivedOn: day }), 'noted');
  };
  useKeys([{ key: 'Ctrl Entrée', label: texts.note, run: () => void note(), disabled: act.isBusy }], {
    group: texts.title,
  });
  return (
    <form
      aria-label={texts.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void note();
      }}
    >
      <p className="meta">{texts.hint}</p>
      <div className="pf-form">
        <TextField
          label={texts.receivedOn}
          type="date"
          value={day}
          onChange={onDay}
          isRequired
          error={isTried && !isRight ? texts.badDay : undefined}
        />
      </div>
      <div className="pf-acts">
        <Button type="submit" keys="Ctrl Entrée" isDisabled={act.isBusy}>
          {texts.note}
        </Button>
      </div>
    </form>
  );
};

type OpenProps = {
  readonly request: AccessRequest;
  readonly reference: SiteReference;
  readonly today: string;
  readonly act: Act;
};

const OpenRequest = ({ request, reference, today, act }: OpenProps) => {
  const { extendAccessRequest, settleAccessRequest } = useCommands();
  const [choice, setChoice] = useState<'end' | 'extend' | null>(null);
  const { territory } = reference.site;
  const { id, receivedOn, extended } = request;
  const [firstDay, dueDay] = [lastDayToExtend(request, territory), accessDueDay(request, territory)];
  const daysLeft = accessDaysLeft(request, today, territory);
  const words = texts.open({ receivedOn, dueDay, daysLeft, today });
  const close = (): void => setChoice(null);
  const choose = (next: 'end' | 'extend'): void => {
    act.forget();
    setChoice(next);
  };
  const settle = (outcome: AccessOutcome): void =>
    void act.run(() => settleAccessRequest({ id, outcome }), 'settled').then((isDone) => isDone && close());
  const extend = (reason: AccessExtension): void =>
    void act.run(() => extendAccessRequest({ id, reason }), 'extended').then((isDone) => isDone && close());
  return (
    <>
      {daysLeft < 0 ? (
        <Note tone="warn">
          {words} {texts.late}
        </Note>
      ) : (
        <p>
          <b>{words}</b>
        </p>
      )}
      {extended && <p>{texts.extended(extended.on, extended.reason)}</p>}
      <div className="pf-acts">
        <Button onPress={() => settle('handedOver')} isDisabled={act.isBusy}>
          {texts.handOver}
        </Button>
        <Button onPress={() => choose('end')} isDisabled={act.isBusy}>
          {texts.other}
        </Button>
        {extended === null && today <= firstDay && (
          <Button onPress={() => choose('extend')} isDisabled={act.isBusy}>
            {texts.extend}
          </Button>
        )}
      </div>
      {choice === 'end' && (
        <AskWhich
          {...texts.ending}
          {...texts.asking}
          ids={accessOutcomes.filter((outcome) => outcome !== 'handedOver')}
          isBusy={act.isBusy}
          refused={act.refused}
          onConfirm={settle}
          onClose={close}
        />
      )}
      {choice === 'extend' && (
        <AskWhich
          {...texts.extending}
          {...texts.asking}
          ids={accessExtensions}
          hint={texts.extending.hint(firstDay, accessDueDay({ receivedOn, extended: true }, territory), today)}
          isBusy={act.isBusy}
          refused={act.refused}
          onConfirm={extend}
          onClose={close}
        />
      )}
    </>
  );
};

type PartProps = { readonly person: Person; readonly reference: SiteReference };

/** That this person asked what is known of them: when, until when they are answered, and how it ended. */
export const AccessRequestPart = ({ person, reference }: PartProps) => {
  const { agentId } = useStation().settings;
  const today = useToday();
  const citizenIds = person.memberIds.slice(0, MOST_JOURNAL_SUBJECTS);
  const { requests, unheard } = useAccessRequests(agentId, citizenIds);
  // What nobody typed goes on with the day.
  const [typed, setTyped] = useState<string | null>(null);
  const act = useAct();
  const told = useRef<HTMLDivElement>(null);
  const open = requests?.filter(({ settled }) => settled === null) ?? [];
  const last = requests?.findLast(({ settled }) => settled !== null);
  const shown = open.map(({ id, extended }) => `${id} ${extended?.on ?? ''}`).join(' ');
  // A button goes with its act: the focus stays beside what became of it.
  useEffect(() => {
    if (act.said && document.activeElement === document.body) told.current?.focus();
  }, [act.said, shown]);
  const isKept = unheard !== 'notAllowed';
  return (
    <section className="pf-asked" aria-labelledby="pf-asked">
      <h3 id="pf-asked">{texts.title}</h3>
      {unheard !== null && <Note tone="warn">{texts[unheard]}</Note>}
      {requests === null && unheard === null && (
        <p className="meta" role="status">
          {texts.reading}
        </p>
      )}
      {isKept &&
        open.map((request) => (
          <OpenRequest key={request.id} request={request} reference={reference} today={today} act={act} />
        ))}
      {last?.settled && <p>{texts.settled(last.receivedOn, last.settled.on, last.settled.outcome)}</p>}
      {isKept && open.length === 0 && (requests !== null || unheard !== null) && (
        <NoteForm citizenIds={citizenIds} today={today} day={typed ?? today} onDay={setTyped} act={act} />
      )}
      <div ref={told} tabIndex={-1}>
        {act.refused !== '' && (
          <Note tone="warn" role="alert">
            {act.refused}
          </Note>
        )}
        <p role="status">{act.refused === '' ? act.said?.words : ''}</p>
      </div>
    </section>
  );
};
