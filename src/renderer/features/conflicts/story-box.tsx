import type { StoryStep } from '#shared/domain/conflicts/how-it-happened';
import type { Appointment } from '#shared/domain/model/appointment';
import { commonText, channelText } from '#shared/i18n/fr/common';
import { conflictsText } from '#shared/i18n/fr/conflicts';

import type { Words } from './view-model/words';

type StoryBoxProps = {
  readonly story: readonly StoryStep[];
  readonly appointments: readonly Appointment[];
  readonly words: Words;
};

const text = conflictsText.overbooked;

/** Who did something: their desk, else who they are. Machines have no name that a person knows. */
export const actorOf = (by: StoryStep['by'], words: Words): string => {
  const number = words.deskNumber(by.deskId);
  const agent = words.agent(by.agentId);
  if (number !== '') return agent === '' ? commonText.desk(number) : `${commonText.desk(number)}, ${agent}`;
  return agent === '' ? channelText.portal : agent;
};

const deedOf = (step: StoryStep, one: Appointment | undefined, words: Words): string => {
  const name = words.shortName(one?.citizenId ?? '');
  if (step.kind === 'placed') return text.placed(one?.time ?? '', name);
  return step.kind === 'tookLast' ? text.tookLast(name) : text.arrived;
};

/** « Comment c’est arrivé »: the steps by which one place was given twice. */
export const StoryBox = ({ story, appointments, words }: StoryBoxProps) => (
  <div className="co-why">
    <h3>{text.how}</h3>
    <ol>
      {story.map((step) => (
        <li key={`${step.kind} ${step.appointmentId}`}>
          <time dateTime={step.at}>{words.briefly(step.at)}</time>
          <span>
            <b>
              {actorOf(step.by, words)}
              {step.isOffline ? text.offline : ''}
            </b>{' '}
            {deedOf(
              step,
              appointments.find((one) => one.id === step.appointmentId),
              words,
            )}
          </span>
        </li>
      ))}
    </ol>
  </div>
);
