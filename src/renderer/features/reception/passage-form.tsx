import { Ticket as TicketIcon } from 'lucide-react';
import { memo, type RefObject } from 'react';

import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { calledSo, meantCitizen } from '#shared/domain/people/search-citizens';
import { bornIn } from '#shared/i18n/fr/format';
import { peopleText } from '#shared/i18n/fr/people';
import { receptionText } from '#shared/i18n/fr/reception';
import { entryById } from '#shared/lib/entry-by-id';

import type { CitizenFind, Tied } from '../../data/queries/use-citizen-search';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { ComboBox } from '../../ui/combo-box';
import { Head } from '../../ui/head';
import { useChosenKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { Segmented } from '../../ui/segmented';
import { TiedFile } from '../../ui/pick/tied-file';
import { emptyDraft, typeName, type PassageDraft } from './passage-draft';
import { ByAppointment, OtherReason } from './other-reason';
import { ReasonChoices } from './reason-choices';

const text = receptionText.passage;

const channelOptions = [
  { id: 'desk', label: text.channels.desk },
  { id: 'phone', label: text.channels.phone },
  { id: 'email', label: text.channels.email },
  { id: 'mail', label: text.channels.mail },
  { id: 'sms', label: text.channels.sms },
] as const;
type FormChannel = (typeof channelOptions)[number]['id'];

type PassageFormProps = {
  readonly reference: SiteReference;
  readonly favourites: readonly Reason[];
  readonly draft: PassageDraft;
  /** It is being written: what is typed begins the next one. */
  readonly isSent: boolean;
  /** Who may be meant by the typed name. */
  readonly find: CitizenFind;
  /** The file that it names; `null` = none. */
  readonly tied: Tied | null;
  /** This and the other acts: the same functions from one drawing to the next. */
  readonly onDraft: (patch: Partial<PassageDraft>) => void;
  readonly waitOf: (reasonId: string) => string;
  /** For whom a passage was begun before somebody else arrived; `''` = nobody. */
  readonly aside: string;
  readonly onResume: () => void;
  readonly onDropAside: () => void;
  /** What is missing or wrong, in words. */
  readonly problem: string;
  readonly onPrint: () => void;
  readonly onBook: () => void;
  readonly onAnswered: () => void;
  readonly onEntrust: () => void;
  readonly otherOpen: boolean;
  readonly onOther: (open: boolean) => void;
  readonly printRef: RefObject<HTMLButtonElement | null>;
  readonly answeredRef: RefObject<HTMLButtonElement | null>;
  readonly entrustRef: RefObject<HTMLButtonElement | null>;
  /** A reason was chosen: the focus goes to the act of the moment. */
  readonly onReason: (reasonId: string) => void;
};

/** « Nouveau passage »: reason, and if wanted citizen, channel and priority. Four fields, no more. */
export const PassageForm = memo((props: PassageFormProps) => {
  const { reference, favourites, draft, onDraft, waitOf, problem, tied } = props;
  const typed = draft.citizenText;
  // A ticket is for who stands here; who calls or writes gets an answer.
  const isPresent = draft.channel === 'desk';
  const { state, matches, isGuess } = props.find;
  // Whoever bears the typed name is taken, or chosen among several, before a new file is made of it.
  const meant = meantCitizen(draft, props.find);
  const sure = typeof meant === 'string' ? '' : meant.citizenId || undefined;
  const chosen = entryById(reference.reasons, draft.reasonId);
  const otherName = chosen && !favourites.includes(chosen) ? chosen.name : '';
  // Who calls or writes may be answered about anything; nobody waits for what is received by appointment alone.
  const byAppointment = chosen && !chosen.walkIn && chosen.bookable && isPresent ? chosen : null;
  const prints = isPresent && !byAppointment;

  const digitsAct = useChosenKeys() === 'alone';
  const chooseByDigit = (digit: number): void => {
    const reason = favourites[digit - 1];
    if (reason) props.onReason(reason.id);
    else if (digit === favourites.length + 1) props.onOther(true);
  };

  return (
    <form className="walk" aria-label={text.title} onSubmit={(event) => event.preventDefault()}>
      {props.aside !== '' && (
        <Note
          acts={
            <>
              <Button onPress={props.onResume}>{text.asideActs.resume}</Button>
              <Button onPress={props.onDropAside}>{text.asideActs.drop}</Button>
            </>
          }
        >
          {text.aside(props.aside)}
        </Note>
      )}
      <Head title={text.title} keys="F2" />
      <ReasonChoices
        favourites={favourites}
        chosenId={draft.reasonId}
        otherName={otherName}
        waitOf={(id) => (byAppointment?.id === id ? text.onAppointment : waitOf(id))}
        onChoose={props.onReason}
        onOther={() => props.onOther(true)}
      />
      {props.otherOpen && (
        <OtherReason
          reasons={reference.reasons.filter((reason) => reason.walkIn || reason.bookable)}
          onChoose={props.onReason}
        />
      )}
      {byAppointment && <ByAppointment reason={byAppointment} reference={reference} onBook={props.onBook} />}
      <div className="two">
        <ComboBox
          label={text.citizen}
          hint={text.optional}
          placeholder={text.citizenPlaceholder}
          text={typed}
          onText={(value) => {
            // While the one before is being written its words still stand there: what is added is of the next.
            const own = props.isSent && value.startsWith(typed) ? value.slice(typed.length) : value;
            const { patch, digit } = typeName(props.isSent ? emptyDraft : draft, own, {
              isNext: props.isSent,
              digitsAct,
            });
            if (patch) onDraft(patch);
            if (digit !== undefined) chooseByDigit(digit);
          }}
          {...(sure === undefined || draft.citizenId !== ''
            ? {}
            : { sure, onEscape: () => onDraft({ isNewName: true }) })}
          options={matches.map((match) => ({
            id: match.citizenId,
            label: match.name,
            detail: [match.isNear && !isGuess && peopleText.search.near, bornIn(match.birthDate)]
              .filter(Boolean)
              .join(' · '),
          }))}
          heading={
            isGuess
              ? peopleText.search.didYouMean
              : meant === 'ask'
                ? peopleText.search.bearersOrNew(calledSo(matches).length)
                : undefined
          }
          onEnter={prints ? props.onPrint : undefined}
          {...(state === 'reading' ? { empty: peopleText.search.reading } : {})}
          onChoose={(citizenId) => {
            const match = matches.find((one) => one.citizenId === citizenId);
            onDraft({ citizenId, citizenText: match?.name ?? typed });
          }}
        />
        <Segmented<FormChannel>
          label={text.channel}
          options={channelOptions}
          value={channelOptions.find((option) => option.id === draft.channel)?.id ?? null}
          onChange={(channel) => onDraft({ channel })}
        />
      </div>
      {tied && <TiedFile said={tied.said} turn={tied.turn} onTurn={() => onDraft(tied.patch)} />}
      <div className="prio">
        <Checkbox keys="Alt P" isSelected={draft.priority} onChange={(priority) => onDraft({ priority })}>
          {text.priority}
        </Checkbox>
        <span className="meta">{text.priorityHint}</span>
      </div>
      {problem !== '' && <Note tone="warn">{problem}</Note>}
      <div className="go">
        <Button
          tone={prints ? 'main' : 'default'}
          size="big"
          icon={TicketIcon}
          {...(prints ? { keys: 'Entrée' } : {})}
          isDisabled={!prints}
          onPress={props.onPrint}
          buttonRef={props.printRef}
        >
          {text.print}
        </Button>
        <Button
          size="big"
          tone={isPresent ? 'default' : 'main'}
          keys="F9"
          onPress={props.onAnswered}
          buttonRef={props.answeredRef}
        >
          {isPresent ? text.answered : text.answeredFrom}
        </Button>
        <Button size="big" keys="Maj F7" onPress={props.onEntrust} buttonRef={props.entrustRef}>
          {text.entrust}
        </Button>
      </div>
    </form>
  );
});
PassageForm.displayName = 'PassageForm';
