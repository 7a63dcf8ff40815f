import '../devices/open-codes.css';
import './history.css';

import { useEffect, useRef, useState } from 'react';

import { knownBy } from '#shared/domain/model/citizen-values';
import type { Person } from '#shared/domain/people/person';
import { countPassages } from '#shared/domain/people/passages';
import { peopleText } from '#shared/i18n/fr/people';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { erasingText } from '#shared/i18n/protection/erasing';
import { isTypedWord, wordToType } from '#shared/i18n/protection/word-to-type';
import { areSameFiles, type ErasureWish } from '#shared/sync/wire/erasure-calls';
import { civilOf } from '#shared/time/civil';

import { useCommands } from '../../../data/commands/use-commands';
import { useOneAct } from '../../../data/commands/use-one-act';
import { isPersonRead, useCitizenValues } from '../../../data/queries/use-citizen-values';
import { usePassages } from '../../../data/queries/use-passages';
import { usePerson } from '../../../data/queries/use-person';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { useKeys } from '../../../ui/keys';
import { Note } from '../../../ui/note';
import { TextField } from '../../../ui/text-field';
import { say } from '../../../ui/voice/voice';
import { refusedKey, SaidOfKey, type KeySaid } from '../exchange/keys/said-of-key';
import type { ErasersProps } from './erasers-part';

const { wish: texts, list: listTexts } = erasingText;
const eraseTexts = peopleText.erase;

/** One of the ids of the person: the desk finds the others by it. */
const personOf = ({ citizenIds }: ErasureWish): string => citizenIds[0] ?? '';

type ConfirmProps = {
  readonly wish: ErasureWish;
  readonly isOwn: boolean;
  readonly asked: string;
  readonly onClose: () => void;
  readonly onErased: () => void;
};

type AnswerProps = Omit<ConfirmProps, 'asked' | 'isOwn'> & {
  readonly person: Person;
  readonly onGoing: (isGoing: boolean) => void;
};

const Confirm = ({ person, wish, onClose, onErased, onGoing }: AnswerProps) => {
  const { sources, isWhole } = usePassages(person.memberIds, person.guardian ? [person.guardian.id] : []);
  const { settleErasure } = useCommands();
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const [isGoing, setGoing] = useState(false);
  const [refusal, setRefusal] = useState('');
  const word = wordToType(person.values);
  const isRight = isTypedWord(typed, word);
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (!isRight || isGoing) return;
    setGoing(true);
    onGoing(true);
    setRefusal('');
    const done = await settleErasure({ wish, act: 'confirm' });
    setGoing(false);
    if (done.ok) return onErased();
    onGoing(false);
    return setRefusal(refusalLine(done.reason));
  };
  useKeys([{ key: 'Ctrl Entrée', label: texts.confirm, run: () => void confirm() }]);
  return (
    <>
      <p>{eraseTexts.goes}</p>
      {person.merged.length > 0 && <p>{eraseTexts.merged(person.merged.length)}</p>}
      {isWhole && <p>{eraseTexts.stays(countPassages(sources))}</p>}
      {person.dependants.length > 0 && <p>{eraseTexts.dependants(person.dependants.length)}</p>}
      <p>
        <b>{eraseTexts.forGood}</b> {eraseTexts.backups}
      </p>
      <TextField
        label={eraseTexts.type(word)}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        isRequired
        autoFocus
        error={isTried && !isRight ? eraseTexts.notTyped(word) : undefined}
      />
      {refusal !== '' && (
        <Note tone="warn" role="alert">
          {refusal}
        </Note>
      )}
      <div className="set-acts">
        <Button onPress={onClose} keys="Échap">
          {texts.keep}
        </Button>
        <Button onPress={() => void confirm()} keys="Ctrl Entrée" isDisabled={isGoing}>
          {isGoing ? eraseTexts.going : texts.confirm}
        </Button>
      </div>
    </>
  );
};

/** The person as this desk knows them, what was asked, and the last name to type: read anew before anything goes. */
const ConfirmDialog = ({ wish, isOwn, asked, onClose, onErased }: ConfirmProps) => {
  const { isReady, person: read } = usePerson(personOf(wish));
  // While they go, and until the dialog closes, what was shown stays: this desk knows them no more before the answer is here.
  const [going, setGoing] = useState<Person | null>(null);
  const person = going ?? read;
  const isSame = person !== null && areSameFiles(person.memberIds, wish.citizenIds);
  return (
    <Dialog
      isOpen
      role="alertdialog"
      title={person ? eraseTexts.title(knownBy(person.values) || peopleText.file.unnamed) : texts.titleNotHere}
      onClose={onClose}
    >
      <div className="jr">
        <p>{asked}</p>
        {person && person.values.birthDate !== '' && <p>{texts.born(person.values.birthDate)}</p>}
        <p className="meta">{texts.readFile}</p>
        {isReady && !isSame && (
          <Note tone="warn">{person ? texts.otherFiles[isOwn ? 'own' : 'other'] : texts.notHere}</Note>
        )}
        {person && isSame ? (
          <Confirm
            person={person}
            wish={wish}
            onClose={onClose}
            onErased={onErased}
            onGoing={(isGoing) => setGoing(isGoing ? person : null)}
          />
        ) : (
          <Button onPress={onClose} keys="Échap" autoFocus>
            {texts.keep}
          </Button>
        )}
      </div>
    </Dialog>
  );
};

/** The wishes to erase a person that wait for a second agent, with the presses that confirm or drop each. */
export const ErasureWishesPart = ({ known, reference, agentId, nameOf, onChanged }: ErasersProps) => {
  const { settleErasure } = useCommands();
  const [open, setOpen] = useState<ErasureWish | null>(null);
  const [said, setSaid] = useState<KeySaid | null>(null);
  const told = useRef<HTMLDivElement>(null);
  const citizens = useCitizenValues(known.wishes.map(personOf));
  const { run } = useOneAct();
  // The pressed button goes with its row: the focus comes to what became of it, once that is drawn.
  useEffect(() => {
    if (said) told.current?.focus();
  }, [said]);
  const settled = (next: KeySaid): Promise<void> => {
    setOpen(null);
    setSaid(next);
    return onChanged();
  };
  const drop = (wish: ErasureWish) =>
    run(async () => {
      const done = await settleErasure({ wish, act: 'drop' });
      const words = texts.dropped[wish.agentId === agentId ? 'own' : 'other'];
      if (done.ok) say('act', words);
      await settled(done.ok ? { tone: 'ok', words } : refusedKey(done.reason));
      return done;
    });
  /** A person as the list and its buttons name them. */
  const whoIs = (id: string): string => {
    const values = citizens.get(id);
    if (values) return listTexts.nameAndBirth(knownBy(values) || peopleText.file.unnamed, values.birthDate);
    return isPersonRead(citizens, id) ? listTexts.notHere : listTexts.reading;
  };
  const askedOf = ({ agentId: by, at, reason }: ErasureWish): string =>
    texts.asked({ by: by === agentId ? null : nameOf(by), when: civilOf(at, reference.site.zone) }, reason);
  return (
    <section className="cal-made" aria-label={listTexts.title}>
      <h3>{listTexts.title}</h3>
      {known.wishes.length === 0 ? (
        <p>{listTexts.none}</p>
      ) : (
        <ul className="codes">
          {known.wishes.map((wish) => {
            const name = whoIs(personOf(wish));
            const isOwn = wish.agentId === agentId;
            const dropWord = texts.drop[isOwn ? 'own' : 'other'];
            return (
              <li key={wish.id}>
                <span>
                  <b>{name}</b> <span className="meta">{askedOf(wish)}</span>
                </span>
                <span className="set-acts">
                  {(!isOwn || !known.needsTwo) && (
                    <Button size="small" label={listTexts.confirmOf(name)} onPress={() => setOpen(wish)}>
                      {listTexts.open}
                    </Button>
                  )}
                  <Button size="small" label={listTexts.dropOf(dropWord, name)} onPress={() => void drop(wish)}>
                    {dropWord}
                  </Button>
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <div className="pe-told" ref={told} tabIndex={-1}>
        <SaidOfKey said={said} />
      </div>
      {open && (
        <ConfirmDialog
          wish={open}
          isOwn={open.agentId === agentId}
          asked={askedOf(open)}
          onClose={() => setOpen(null)}
          onErased={() => {
            say('act', eraseTexts.done);
            void settled({ tone: 'ok', words: eraseTexts.done });
          }}
        />
      )}
    </section>
  );
};
