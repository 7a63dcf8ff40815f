import { useState } from 'react';

import { erasureReasons, type ErasureReason } from '#shared/domain/model/citizen';
import type { Person } from '#shared/domain/people/person';
import { capital } from '#shared/i18n/fr/format';
import { erasureReasonText, peopleText } from '#shared/i18n/fr/people';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { erasingText } from '#shared/i18n/protection/erasing';
import { isTypedWord, wordToType } from '#shared/i18n/protection/word-to-type';
import type { ErasureWish } from '#shared/sync/wire/erasure-calls';

import { useCommands } from '../../data/commands/use-commands';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { say } from '../../ui/voice/voice';

const texts = peopleText.erase;

/** What the last press of the dialog does: erases, asks another one to, or confirms what another one asked for. */
export type Press = { readonly kind: 'erase' | 'ask' } | { readonly kind: 'confirm'; readonly wish: ErasureWish };

const words = {
  erase: { act: texts.act, going: texts.going },
  ask: { act: erasingText.ask.act, going: erasingText.ask.going },
  confirm: { act: erasingText.wish.confirm, going: texts.going },
} as const;

type AnswersProps = {
  readonly person: Person;
  readonly press: Press;
  readonly onErased: () => void;
  readonly onAsked: () => void;
  readonly onClose: () => void;
};

/** Why, the word that is typed, and the press: Entrée alone does nothing. */
export const EraseAnswers = ({ person, press, onErased, onAsked, onClose }: AnswersProps) => {
  const commands = useCommands();
  const [reason, setReason] = useState<ErasureReason | ''>('');
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const [isGoing, setGoing] = useState(false);
  const [refusal, setRefusal] = useState('');
  const word = wordToType(person.values);
  const isRight = isTypedWord(typed, word);
  const isReasonGiven = press.kind === 'confirm';
  const { act, going } = words[press.kind];
  /** `null` = something is missing. */
  const send = () => {
    if (!isRight || isGoing) return null;
    if (press.kind === 'confirm') return commands.settleErasure({ wish: press.wish, act: 'confirm' });
    return reason === '' ? null : commands.eraseCitizens({ citizenIds: person.memberIds, reason });
  };
  const erase = async (): Promise<void> => {
    setTried(true);
    const sent = send();
    if (!sent) return;
    setGoing(true);
    setRefusal('');
    const done = await sent;
    setGoing(false);
    if (!done.ok) return setRefusal(refusalLine(done.reason));
    if (done.value === 'asked') return onAsked();
    say('act', texts.done);
    return onErased();
  };
  useKeys([{ id: 'erase', key: 'Ctrl Entrée', label: act, run: () => void erase() }], {
    group: peopleText.file.keys,
  });
  return (
    <>
      <div className="pf-form">
        {!isReasonGiven && (
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
        )}
        <TextField
          className="pf-wide"
          label={texts.type(word)}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          isRequired
          autoFocus={isReasonGiven}
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
          {isGoing ? going : act}
        </Button>
      </div>
    </>
  );
};
