import '../exchange/exchange.css';

import { useEffect, useRef, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { settingsText } from '#shared/i18n/fr/settings';
import { erasingText } from '#shared/i18n/protection/erasing';
import { protectionText } from '#shared/i18n/protection/section';
import { civilOf } from '#shared/time/civil';

import type { ChooseErasersInput } from '../../../data/commands/citizen/erasure-commands';
import { useCommands } from '../../../data/commands/use-commands';
import { useOneAct } from '../../../data/commands/use-one-act';
import type { ErasureWishes } from '../../../data/queries/devices/use-asked';
import { Button } from '../../../ui/button';
import { Note } from '../../../ui/note';
import { say } from '../../../ui/voice/voice';
import { ActQuestion } from '../devices/act-question';
import { refusedKey, SaidOfKey, type KeySaid } from '../exchange/keys/said-of-key';
import type { SectionProps } from '../section';

const texts = erasingText.choice;

export type ErasersProps = {
  readonly known: ErasureWishes;
  readonly reference: SiteReference;
  readonly agentId: string;
  readonly nameOf: (agentId: string) => string;
  /** Reads again what waits; done once it is shown. */
  readonly onChanged: () => Promise<void>;
};

type SingleProps = Omit<ErasersProps, 'known' | 'onChanged'> & {
  readonly single: NonNullable<ErasureWishes['single']>;
  readonly onConfirm: () => void;
  readonly onDrop: () => void;
};

/** An agent wished that one person be enough again: another agent confirms it here, and each of them may drop it. */
const SingleWish = ({ single, reference, agentId, nameOf, onConfirm, onDrop }: SingleProps) => {
  const isOwn = single.agentId === agentId;
  const asked = texts.asked({
    by: isOwn ? null : nameOf(single.agentId),
    when: civilOf(single.at, reference.site.zone),
  });
  return (
    <Note
      acts={
        <>
          {!isOwn && (
            <Button size="small" onPress={onConfirm}>
              {texts.confirm}
            </Button>
          )}
          <Button size="small" onPress={onDrop}>
            {texts.drop[isOwn ? 'own' : 'other']}
          </Button>
        </>
      }
    >
      {isOwn ? `${asked} ${texts.ownWaits}` : asked}
    </Note>
  );
};

/** A press on « change » or on « confirm »: what the question is about stays, whatever others choose while it is open. */
const questions = { two: texts.askTwo, one: texts.askOne, confirm: texts.confirmOne } as const;
type Asking = { readonly about: 'two' | 'one' } | { readonly about: 'confirm'; readonly at: string };

/** How many people an erasure takes, and how the town changes it. */
export const ErasersPart = ({
  known,
  reference,
  agentId,
  nameOf,
  onChanged,
  onNavigate,
}: ErasersProps & Pick<SectionProps, 'onNavigate'>) => {
  const { chooseErasers } = useCommands();
  const { run } = useOneAct();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [said, setSaid] = useState<KeySaid | null>(null);
  const told = useRef<HTMLDivElement>(null);
  const { needsTwo, erasers, single } = known;
  const isAlone = erasers < 2;
  // The button goes with the act: the focus comes to what became of it, once that is drawn.
  useEffect(() => {
    if (said) told.current?.focus();
  }, [said]);
  /** `dropped` = what is said where choosing two only drops the wish to go back. */
  const choose = (input: ChooseErasersInput, dropped?: string) =>
    run(async () => {
      setAsking(null);
      const done = await chooseErasers(input);
      const what = done.ok && done.value === 'asked' ? 'asked' : input.needsTwo ? 'two' : 'one';
      const words = dropped ?? texts.said[what];
      if (done.ok) say('act', words);
      setSaid(done.ok ? { tone: 'ok', words } : refusedKey(done.reason));
      await onChanged();
      return done;
    });
  const answer = ({ about, ...one }: Asking): void =>
    void choose({ needsTwo: about === 'two', ...('at' in one ? { confirms: one.at } : {}) });
  const question = asking && questions[asking.about];
  return (
    <section className="cal-made" aria-label={texts.title}>
      <h3>{texts.title}</h3>
      <p>
        <b>{needsTwo ? texts.two : texts.one}</b> {needsTwo ? texts.twoHint : texts.oneHint}
      </p>
      {isAlone && (
        <Note
          tone={needsTwo ? 'warn' : 'info'}
          acts={
            <Button size="small" onPress={() => onNavigate('settings', { section: 'agents' })}>
              {protectionText.go(settingsText.sections.agents)}
            </Button>
          }
        >
          {needsTwo ? texts.aloneSince : texts.aloneBefore}
        </Note>
      )}
      {reference.site.signIn === undefined && <p className="meta">{texts.signature}</p>}
      {single && (
        <SingleWish
          single={single}
          reference={reference}
          agentId={agentId}
          nameOf={nameOf}
          onConfirm={() => setAsking({ about: 'confirm', at: single.at })}
          onDrop={() =>
            void choose({ needsTwo: true }, texts.said.dropped[single.agentId === agentId ? 'own' : 'other'])
          }
        />
      )}
      {single === null && (needsTwo || !isAlone) && (
        <div className="set-acts">
          <Button onPress={() => setAsking({ about: needsTwo ? 'one' : 'two' })}>
            {needsTwo ? texts.toOne : texts.toTwo}
          </Button>
        </div>
      )}
      <div className="pe-told" ref={told} tabIndex={-1}>
        <SaidOfKey said={said} />
      </div>
      {asking && question && (
        <ActQuestion
          title={question.title}
          keep={question.keep}
          act={question.act}
          onClose={() => setAsking(null)}
          onConfirm={() => answer(asking)}
        >
          <p>{question.effect}</p>
          <p className="meta">{question.kept}</p>
        </ActQuestion>
      )}
    </section>
  );
};
