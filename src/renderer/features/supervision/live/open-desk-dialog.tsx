import { useMemo } from 'react';

import { stretchOfDay, type DayJudgement } from '#shared/domain/insights/day/judge-day';
import { possibleOpenings, type Measure, type Stretch } from '#shared/domain/insights/day/measures';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { minutesOf, timeOf } from '#shared/time/civil';

import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { groundOf } from '../../../ui/ground';
import { useKeys } from '../../../ui/keys';
import { DeskList } from './desk-list';
import type { LiveState } from './use-live-day';

const text = optionsText.dialog;
const mostKeys = 9;
const leastMin = 30;

/** From now on, to the end of the tight stretch, or of the day where nothing is tight. */
const stretchOf = ({ day }: LiveState, judged: DayJudgement): Stretch | null => {
  const tight = judged.stretch ?? stretchOfDay(judged, day.load.rows, judged.fits.stretches);
  const end = day.load.rows.at(-1)?.to ?? '';
  if (!tight || day.time >= end) return null;
  const least = timeOf(Math.min(minutesOf(end), minutesOf(day.time) + leastMin));
  return { from: judged.fits.fits ? day.time : tight.from, to: tight.to < least ? least : tight.to };
};

type Choice = { readonly measure: Measure; readonly label: string };

const choicesOf = (live: LiveState, judged: DayJudgement): readonly Choice[] => {
  const stretch = stretchOf(live, judged);
  const { input, day } = live;
  if (!stretch) return [];
  const { sessions, appointments, today, reference } = input;
  const asked = input.measures.map(({ agentId }) => agentId);
  const base = { ref: day.planned, day: today, time: day.time, sessions, appointments, asked };
  return possibleOpenings({ ...base, stretch, reasonId: '' }).map((measure) => {
    const desk = reference.desks.find(({ id }) => id === measure.deskId)?.number ?? 0;
    const name = reference.agents.find(({ id }) => id === measure.agentId)?.shortName ?? '';
    return { measure, label: text.line(desk, name, measure.from, measure.to) };
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
      {choices.map(({ measure, label }, index) => (
        <Button
          key={measure.deskId}
          tone={index === 0 ? 'main' : 'default'}
          autoFocus={index === 0}
          onPress={() => onPick(measure)}
          {...(index < mostKeys ? { keys: String(index + 1) } : {})}
        >
          {label}
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
  return (
    <Dialog isOpen onClose={onClose} title={text.title}>
      <Choices choices={choices} onPick={onPick} />
      <p className="meta">{text.hint}</p>
      <h3 className="su-sub">{text.desks}</h3>
      <DeskList desks={live.day.desks} />
    </Dialog>
  );
};
