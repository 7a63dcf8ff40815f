import { useMemo } from 'react';

import type { DayJudgement } from '#shared/domain/insights/day/judge-day';
import type { Measure } from '#shared/domain/model/measure';
import { closedNow } from '#shared/domain/insights/day/openings';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { entryById } from '#shared/lib/entry-by-id';
import { supervisionText } from '#shared/i18n/fr/supervision';
import type { DeskState } from '#shared/domain/queue/desk-states';

import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { groundOf } from '../../../ui/ground';
import { useKeys } from '../../../ui/keys';
import { Plaque } from '../../../ui/plaque';
import { StatusTag } from '../../../ui/status-tag';
import { deskOffers } from './desk-offers';
import type { LiveState } from './use-live-day';

const desksText = supervisionText.desks;

const Doing = ({ desk, why }: { readonly desk: DeskState; readonly why: string | undefined }) => {
  switch (desk.state) {
    case 'serving':
    case 'called':
      return <Plaque label={desk.label} state={desk.state === 'called' ? 'waiting' : 'on'} />;
    case 'free':
      return <StatusTag sign="free">{desksText.free}</StatusTag>;
    case 'paused':
      return <StatusTag sign="onHold">{desksText.paused}</StatusTag>;
    case 'closed':
      return <StatusTag sign="closed">{why ?? desksText.closed}</StatusTag>;
  }
};

type DeskListProps = {
  readonly desks: readonly DeskState[];
  /** Why a closed desk is closed, by desk. */
  readonly closed: ReadonlyMap<string, string>;
};

/** What each desk is doing now. No ranking, no count by agent. */
const DeskList = ({ desks, closed }: DeskListProps) => (
  <ul className="su-desks" aria-label={desksText.title}>
    {desks.map((desk) => (
      <li key={desk.deskId}>
        <b>{desk.number}</b>
        <span className="clip">{desk.agent}</span>
        <Doing desk={desk} why={closed.get(desk.deskId)} />
      </li>
    ))}
  </ul>
);

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
