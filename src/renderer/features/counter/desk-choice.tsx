import { useRef, useState } from 'react';

import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { counterText } from '#shared/i18n/fr/counter';
import { holderIn } from '#shared/domain/rights/setting-rights';

import { useDeviceId, useStation } from '../../data/queries/use-station';
import { Button } from '../../ui/button';
import { ChoiceDialog } from '../../ui/choice-dialog';
import { classNames } from '../../ui/class-names';
import { Kbd } from '../../ui/kbd';
import { groundOf } from '../../ui/ground';
import { homeAt } from '../../ui/keep-focus';
import { digitsTo } from '../../ui/key-name';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import type { CounterActs } from './use-counter-acts';
import type { CounterDay } from './use-counter-day';
import { useFirstFocus } from './use-first-focus';
import { deskChoices, isChoosable, offeredDesk, type DeskChoice as Choice } from './view-model/desk-choices';

const text = counterText.choice;
const heldText = counterLifeText.heldDesk;
const mostKeys = 9;
const nobodyAsked = { deskId: '', agentId: '' };

const standing = (choice: Choice): string => {
  if (choice.left !== '') return counterLifeText.leftDesk.toTakeOver(choice.takenBy);
  if (choice.takenBy !== '') return text.takenBy(choice.takenBy);
  if (choice.isOwn) return text.yours;
  return choice.isUsual ? text.usual : text.free;
};

type DeskLineProps = {
  readonly choice: Choice;
  readonly keys: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

const DeskLine = ({ choice, keys, isChosen, onChoose }: DeskLineProps) => (
  <label className={classNames('deskline', isChosen && 'is-sel', !isChoosable(choice) && 'is-taken')}>
    <input
      type="radio"
      className="radio"
      name="desk"
      checked={isChosen}
      onChange={onChoose}
      disabled={!isChoosable(choice)}
    />
    <b>{counterText.desk(choice.number)}</b>
    <span className="meta">{choice.serves.length === 0 ? text.everything : choice.serves.join(', ')}</span>
    <span>{standing(choice)}</span>
    {keys !== '' && <Kbd>{keys}</Kbd>}
  </label>
);

/** « À quel guichet êtes-vous ? »: before anyone can be called. */
export const DeskChoice = ({ day, acts }: { readonly day: CounterDay; readonly acts: CounterActs }) => {
  const { settings } = useStation();
  const choices = deskChoices(day.reference, day, {
    agentId: day.agentId,
    deviceId: useDeviceId(),
    closesDay: holderIn(day.reference, day.agentId)?.rights.has('closeDay') === true,
  });
  /** The desk of which it is asked whether its agent is gone, and that agent. */
  const [asked, setAsked] = useState(nobodyAsked);
  const [picked, setPicked] = useState('');
  const mainRef = useRef<HTMLButtonElement | null>(null);
  const isFree = choices.some((choice) => choice.deskId === picked && isChoosable(choice));
  const chosen = isFree ? picked : offeredDesk(choices, settings.deskId);
  const { number = 0, left = '', held = '', takenBy = '' } = choices.find((choice) => choice.deskId === chosen) ?? {};
  const label = left === '' && held === '' ? text.open(number) : counterLifeText.leftDesk.takeOverAt(number);
  const open = () => (held === '' ? acts.signOn(chosen, left) : setAsked({ deskId: chosen, agentId: held }));
  const isAsked = held !== '' && asked.deskId === chosen && asked.agentId === held;
  // They left, or another agent sat down there: the question was not about that one, and does not come back by itself.
  if (asked.deskId !== '' && !isAsked) setAsked(nobodyAsked);
  // Two who open one desk at the same moment: one of them is back here, and is told why.
  const lost = choices.find(({ deskId, takenBy, left }) => deskId === settings.deskId && takenBy !== '' && left === '');
  useFirstFocus(() => mainRef.current, 'choice');
  useKeys([
    {
      key: digitsTo(Math.min(mostKeys, choices.length)),
      within: 'desks',
      label: counterText.desk('').trim(),
      bar: true,
    },
    { key: 'Entrée', label, bar: true },
    ...choices.slice(0, mostKeys).map((choice, index) => ({
      key: String(index + 1),
      within: 'desks' as const,
      label: text.choose(choice.number),
      disabled: !isChoosable(choice),
      run: () => {
        setPicked(choice.deskId);
        mainRef.current?.focus();
      },
    })),
  ]);
  return (
    <>
      <form
        className="deskchoice"
        {...groundOf('desks')}
        {...homeAt('[type="submit"]')}
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <fieldset>
          <legend>{text.title}</legend>
          <p className="meta">{text.hint}</p>
          <div className="desklines">
            {choices.map((choice, index) => (
              <DeskLine
                key={choice.deskId}
                choice={choice}
                keys={index < mostKeys && isChoosable(choice) ? String(index + 1) : ''}
                isChosen={choice.deskId === chosen}
                onChoose={() => setPicked(choice.deskId)}
              />
            ))}
          </div>
        </fieldset>
        {lost && <Note role="status">{text.lost(lost.number, lost.takenBy)}</Note>}
        {day.agentId === '' && <Note tone="warn">{text.noAgent}</Note>}
        {acts.problem !== '' && (
          <Note tone="warn" role="alert">
            {acts.problem}
          </Note>
        )}
        <Button
          tone="main"
          size="big"
          type="submit"
          keys="Entrée"
          buttonRef={mainRef}
          isDisabled={day.agentId === '' || chosen === ''}
        >
          {label}
        </Button>
      </form>
      {isAsked && (
        <ChoiceDialog
          title={heldText.title(number)}
          about={heldText.about(takenBy)}
          hint={heldText.hint}
          opensByEnter
          choices={[
            { id: 'leave', label: heldText.leave },
            { id: 'take', label: heldText.take },
          ]}
          onPick={(id) => {
            setAsked(nobodyAsked);
            if (id === 'take') acts.signOn(chosen, held);
          }}
          onClose={() => setAsked(nobodyAsked)}
        />
      )}
    </>
  );
};
