import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { erasureReasons, type ErasureReason } from '#shared/domain/model/citizen';
import { knownBy } from '#shared/domain/model/citizen-values';
import { countPassages, inTheWayOfErasure, joinPassages, type Passage } from '#shared/domain/people/passages';
import type { Person } from '#shared/domain/people/person';
import { peopleText, erasureReasonText } from '#shared/i18n/fr/people';
import { capital } from '#shared/i18n/fr/format';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { entryById } from '#shared/lib/entry-by-id';

import { useCommands } from '../../data/commands/use-commands';
import { usePassages } from '../../data/queries/use-passages';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { say } from '../../ui/voice/voice';
import { isTypedWord, wordToType } from './view-model/word-to-type';
import { passageLine } from './view-model/passage-line';

const texts = peopleText.erase;

type EraseProps = {
  readonly person: Person;
  readonly reference: SiteReference;
  readonly today: string;
  /** The file is gone: it closes. */
  readonly onErased: () => void;
};
type AskProps = EraseProps & { readonly onClose: () => void };

/** What is settled first. Nothing is erased, and nothing is asked. */
const InTheWay = ({
  passages,
  reference,
  today,
  onClose,
}: Omit<AskProps, 'person' | 'onErased'> & { readonly passages: readonly Passage[] }) => (
  <>
    <p>{texts.inTheWay}</p>
    <ul className="pf-list">
      {passages.map((passage) => {
        const line = passageLine(
          passage,
          today,
          (id) => entryById(reference.reasons, id)?.name ?? '',
          () => '',
        );
        return (
          <li key={line.id}>
            <span>
              <b>{line.when}</b>
              <span>{[line.what, line.details, line.word].filter((part) => part !== '').join(' · ')}</span>
            </span>
          </li>
        );
      })}
    </ul>
    <p>{texts.settle}</p>
    <div className="pf-acts">
      <Button onPress={onClose} keys="Échap" autoFocus>
        {peopleText.file.close}
      </Button>
    </div>
  </>
);

const Answers = ({ person, onErased, onClose }: Pick<AskProps, 'person' | 'onErased' | 'onClose'>) => {
  const commands = useCommands();
  const [reason, setReason] = useState<ErasureReason | ''>('');
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const [isGoing, setGoing] = useState(false);
  const [refusal, setRefusal] = useState('');
  const word = wordToType(person.values);
  const isRight = isTypedWord(typed, word);
  const erase = async (): Promise<void> => {
    setTried(true);
    if (reason === '' || !isRight || isGoing) return;
    setGoing(true);
    setRefusal('');
    const erased = await commands.eraseCitizens({ citizenIds: person.memberIds, reason });
    setGoing(false);
    if (!erased.ok) return setRefusal(refusalLine(erased.reason));
    say('act', texts.done);
    return onErased();
  };
  useKeys([{ id: 'erase', key: 'Ctrl Entrée', label: texts.act, run: () => void erase() }], {
    group: peopleText.file.keys,
  });
  return (
    <>
      <div className="pf-form">
        <Select
          className="pf-wide"
          label={texts.reason}
          options={erasureReasons.map((id) => ({ id, label: capital(erasureReasonText[id]) }))}
          value={reason}
          onChange={setReason}
          placeholder={texts.choose}
          isRequired
          error={isTried && reason === '' ? texts.noReason : undefined}
          autoFocus
        />
        <TextField
          className="pf-wide"
          label={texts.type(word)}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          isRequired
          error={isTried && !isRight ? texts.notTyped(word) : undefined}
        />
      </div>
      {refusal !== '' && (
        <Note tone="warn" role="alert">
          {refusal}
        </Note>
      )}
      <div className="pf-acts">
        <Button onPress={onClose} keys="Échap">
          {texts.leave}
        </Button>
        <Button onPress={() => void erase()} keys="Ctrl Entrée" isDisabled={isGoing}>
          {isGoing ? texts.going : texts.act}
        </Button>
      </div>
    </>
  );
};

const Ask = ({ person, reference, today, onErased, onClose }: AskProps) => {
  const { sources, isWhole } = usePassages(person.memberIds, person.guardian ? [person.guardian.id] : []);
  if (!isWhole)
    return (
      <>
        <p className="meta" role="status">
          {peopleText.passages.reading}
        </p>
        <div className="pf-acts">
          <Button onPress={onClose} keys="Échap" autoFocus>
            {texts.leave}
          </Button>
        </div>
      </>
    );
  const passages = joinPassages(inTheWayOfErasure(sources, today));
  if (passages.length > 0)
    return <InTheWay passages={passages} reference={reference} today={today} onClose={onClose} />;
  return (
    <>
      <p>{texts.goes}</p>
      {person.merged.length > 0 && <p>{texts.merged(person.merged.length)}</p>}
      <p>{texts.stays(countPassages(sources))}</p>
      {person.dependants.length > 0 && <p>{texts.dependants(person.dependants.length)}</p>}
      <p>
        <b>{texts.forGood}</b> {texts.backups}
      </p>
      <Answers person={person} onErased={onErased} onClose={onClose} />
    </>
  );
};

/** For administrators: erases the person for good, after what goes and what stays was said. */
export const ErasePart = (props: EraseProps) => {
  const [isAsked, setAsked] = useState(false);
  const close = (): void => setAsked(false);
  return (
    <>
      <Button size="small" onPress={() => setAsked(true)}>
        {texts.open}
      </Button>
      {isAsked && (
        <Dialog
          isOpen
          role="alertdialog"
          onClose={close}
          title={texts.title(knownBy(props.person.values) || peopleText.file.unnamed)}
        >
          <div className="pf-erase">
            <Ask {...props} onClose={close} />
          </div>
        </Dialog>
      )}
    </>
  );
};
