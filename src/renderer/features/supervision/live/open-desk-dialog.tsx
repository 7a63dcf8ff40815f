import { useMemo } from 'react';

import type { DayJudgement } from '#shared/domain/insights/day/judge-day';
import type { Measure } from '#shared/domain/insights/day/measures';
import { closedNow } from '#shared/domain/insights/day/openings';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { entryById } from '#shared/lib/entry-by-id';

import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { groundOf } from '../../../ui/ground';
import { useKeys } from '../../../ui/keys';
import { DeskList } from './desk-list';
import { deskOffers } from './desk-offers';
import type { LiveState } from './use-live-day';

const text = optionsText.dialog;
const mostKeys = 9;

type Choice = { readonly measure: Measure; readonly label: string; readonly effect: string };

const choicesOf = ({ input, day }: LiveState, judged: DayJudgement): readonly Choice[] => {
  const { desks, agents } = input.reference;
  const base = judged.options.find(({ measure }) => measure === null);
  return deskOffers(input, day, judged).map(({ opening, leavesReception, weighed }) => {
    const desk = entryById(desks, opening.deskId)?.number ?? 0;
    const name = entryById(agents, opening.agentId)?.shortName ?? '';
    return {
      measure: opening,
      label: text.line(desk, name, opening.from, opening.to),
      effect: text.effect(weighed && base ? [weighed.p90Min, base.p90Min] : null, leavesReception),
    };
  });
};

type ChoicesProps = { readonly choices: readonly Choice[]; readonly onPick: (measure: Measure) => void };

const Choices = ({ choices, onPick }: ChoicesProps) => {
  useKeys(
    choices.slice(0, mostKeys).map(({ measure, label }, index) => ({
      key: String(index + 1),
      within: 'choices',
      label,
      run: () => onPick(measure),
    })),
  );
  if (choices.length === 0) return <p>{text.none}</p>;
  return (
    <div className="su-choices" {...groundOf('choices')}>
      {choices.map(({ measure, label, effect }, index) => (
        <Button
          key={measure.deskId}
          tone={index === 0 ? 'main' : 'default'}
          autoFocus={index === 0}
          onPress={() => onPick(measure)}
          {...(index < mostKeys ? { keys: String(index + 1) } : {})}
        >
          <span>
            {label}
            {effect !== '' && <span className="small su-choice-effect">{effect}</span>}
          </span>
        </Button>
      ))}
    </div>
  );
};

type OpenDeskDialogProps = {
  readonly live: LiveState;
  readonly judged: DayJudgement;
  readonly onPick: (measure: Measure) => void;
  readonly onClose: () => void;
};

/** Which closed desk could be opened, by whom and when; and what the others are doing. */
export const OpenDeskDialog = ({ live, judged, onPick, onClose }: OpenDeskDialogProps) => {
  const choices = useMemo(() => choicesOf(live, judged), [live, judged]);
  const { day, input } = live;
  const closed = useMemo(
    () =>
      new Map(
        [...closedNow(day.planned, input.today, day.time)].map(([id, { label, to }]) => [id, text.closed(label, to)]),
      ),
    [day, input.today],
  );
  return (
    <Dialog isOpen onClose={onClose} title={text.title}>
      <Choices choices={choices} onPick={onPick} />
      <p className="meta">{text.hint}</p>
      <h3 className="su-sub">{text.desks}</h3>
      <DeskList desks={day.desks} closed={closed} />
    </Dialog>
  );
};
