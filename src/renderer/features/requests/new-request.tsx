import { Search } from 'lucide-react';
import { useRef } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { dueDay } from '#shared/domain/insights/clock/due-day';
import { calledSo } from '#shared/domain/people/search-citizens';
import { commitmentFor } from '#shared/domain/requests/commitment-for';
import { withheldText } from '#shared/i18n/fr/devices';
import { peopleText } from '#shared/i18n/fr/people';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';

import { useSyncPart } from '../../data/queries/use-sync-state';
import { Button } from '../../ui/button';
import { ComboBox } from '../../ui/combo-box';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { Panel } from '../../ui/panel';
import { TiedFile } from '../../ui/pick/tied-file';
import { TextField } from '../../ui/text-field';
import { NewChannel, NewReceived } from './new-request-choices';
import { useNewRequest, type NewRequest as Form, type TypedRequest } from './use-new-request';
import { matchingReasons, receivedDay, type NewDraft } from './view-model/new-request-draft';

const text = requestsText.create;
const longestSubject = 120;

type NewRequestProps = {
  readonly reference: SiteReference;
  readonly today: string;
  readonly typed: TypedRequest;
  readonly onLogged: (requestId: string) => void;
  readonly onClose: () => void;
};

const ReasonField = ({ form, reference }: { readonly form: Form; readonly reference: SiteReference }) => {
  const { draft, set, faults } = form;
  return (
    <ComboBox
      label={text.reason}
      placeholder={text.reasonPlaceholder}
      icon={Search}
      autoFocus
      text={draft.reasonText}
      onText={(reasonText) => {
        // A reason that is written out whole is chosen, and what is changed afterwards is not that reason any more.
        const exact = reference.reasons.find(({ name }) => name === reasonText);
        set({ reasonText, reasonId: exact?.id ?? '' });
      }}
      options={(draft.reasonId === '' ? matchingReasons(reference.reasons, draft.reasonText) : []).map(
        ({ id, name, departmentId }) => ({
          id,
          label: name,
          detail: entryById(reference.departments, departmentId)?.name ?? '',
        }),
      )}
      onChoose={(reasonId) => set({ reasonId, reasonText: entryById(reference.reasons, reasonId)?.name ?? '' })}
      {...(draft.reasonId === '' ? { empty: text.reasonNone } : {})}
      isRequired
      error={faults.reason}
      opensFirst
    />
  );
};

const CitizenField = ({ form }: { readonly form: Form }) => {
  const { draft, set, faults, meant } = form;
  const { state, matches, isGuess } = form.find;
  // Whoever bears the typed name is taken, or chosen among several, before a new file is made of it.
  const sure = typeof meant === 'string' ? '' : meant.citizenId || undefined;
  const asked = meant === 'ask' ? peopleText.search.bearersOrNew(calledSo(matches).length) : undefined;
  return (
    <ComboBox
      label={text.citizen}
      hint={text.optional}
      placeholder={text.citizenPlaceholder}
      text={draft.citizenText}
      onText={(citizenText) => set({ citizenText, citizenId: '', isNewName: false })}
      {...(sure === undefined || draft.citizenId !== '' ? {} : { sure, onEscape: () => set({ isNewName: true }) })}
      options={matches.map(({ citizenId, name, birthDate, isNear }) => ({
        id: citizenId,
        label: name,
        detail: [isNear && !isGuess && peopleText.search.near, birthDate.slice(0, 4)].filter(Boolean).join(' · '),
      }))}
      heading={isGuess ? peopleText.search.didYouMean : asked}
      error={faults.citizen}
      {...(state === 'reading' ? { empty: peopleText.search.reading } : {})}
      onChoose={(citizenId) =>
        set({ citizenId, citizenText: matches.find((one) => one.citizenId === citizenId)?.name ?? draft.citizenText })
      }
    />
  );
};

/** By when it will be due, and who will see it: said before it is saved. */
const Meaning = ({
  draft,
  reference,
  today,
}: {
  readonly draft: NewDraft;
  readonly reference: SiteReference;
  readonly today: string;
}) => {
  const reason = entryById(reference.reasons, draft.reasonId);
  const withheld = useSyncPart((sync) => sync.withheld);
  const day = receivedDay(draft, today);
  if (!reason || day === '') return null;
  const commitment = commitmentFor(reference.commitments, draft);
  return (
    <Note tone={reason.sensitive ? 'warn' : 'info'}>
      {commitment ? text.due(dueDay(commitment, day, 0, reference.site.territory), today) : text.noDue}
      {reason.sensitive && <> {withheld.includes(reason.id) ? withheldText.leaves : text.sensitive}</>}
    </Note>
  );
};

/** A request that came by whatever way, in four fields and the moment at which it came. */
export const NewRequest = ({ reference, today, typed, onLogged, onClose }: NewRequestProps) => {
  const element = useRef<HTMLFormElement>(null);
  const onAnswered = (isLogged: boolean): void => {
    const target = isLogged ? '.rq-new-reason input' : '[aria-invalid="true"]';
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>(target)?.focus());
  };
  const form = useNewRequest(reference, today, typed, { onLogged, onAnswered });
  const { draft, set, faults, problem, said, save } = form;
  useKeys(
    [
      { key: 'Ctrl Entrée', label: text.save(draft.channel), run: save, bar: true },
      { key: 'Échap', label: requestsText.keys.toList, run: onClose, bar: true },
    ],
    { group: requestsText.keys.group, rank: 2 },
  );
  return (
    <Panel
      title={text.title}
      className="rq-pane"
      close={{ label: requestsText.keys.toList, run: onClose }}
      footer={
        <>
          {problem !== '' && (
            <Note tone="bad" role="alert">
              {problem}
            </Note>
          )}
          <Button tone="main" size="big" keys="Ctrl Entrée" onPress={save} className="rq-main-act">
            {text.save(draft.channel)}
          </Button>
          <p className="meta" role="status">
            {said}
          </p>
        </>
      }
    >
      <form className="rq-new" ref={element} aria-label={text.title} onSubmit={(event) => event.preventDefault()}>
        <NewChannel form={form} />
        <div className="rq-new-reason">
          <ReasonField form={form} reference={reference} />
        </div>
        <CitizenField form={form} />
        {form.tied && <TiedFile {...form.tied} onTurn={() => set(form.tied?.patch ?? {})} />}
        <TextField
          label={text.subject}
          hint={text.optional}
          placeholder={text.subjectPlaceholder}
          value={draft.subject}
          maxLength={longestSubject}
          onChange={(subject) => set({ subject })}
        />
        <NewReceived form={form} faults={faults} />
        <Meaning draft={draft} reference={reference} today={today} />
      </form>
    </Panel>
  );
};
