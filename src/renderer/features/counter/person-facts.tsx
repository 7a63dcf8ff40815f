import { useState } from 'react';

import { ageBands, type AppointmentPerson } from '#shared/domain/model/appointment';
import type { Situation } from '#shared/domain/model/reference';
import { usualSituation } from '#shared/domain/papers/shipped-situations';
import { counterText } from '#shared/i18n/fr/counter';
import { papersText } from '#shared/i18n/fr/papers';

import { Button } from '../../ui/button';
import { Select } from '../../ui/select';

export type PersonPatch = Partial<Pick<AppointmentPerson, 'situation' | 'ageBand'>>;

type PersonFactsProps = {
  readonly about: string;
  readonly person: AppointmentPerson;
  readonly situations: readonly Situation[];
  /** Absent = nothing is booked that could be corrected. */
  readonly onPatch: ((patch: PersonPatch) => void) | undefined;
};

const text = counterText.papers;
const ages = ageBands.map((id) => ({ id, label: papersText.ages[id] }));

/** Situation and age of a person, which decide on the papers; said at booking, put right here. */
export const PersonFacts = ({ about, person, situations, onPatch }: PersonFactsProps) => {
  const [isOpen, setOpen] = useState(false);
  if (situations.length === 0 && about === '') return null;
  return (
    <div className="pers-about">
      {!isOpen && about}{' '}
      {onPatch && (
        <Button tone="link" isExpanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? text.closeFacts : text.correctFacts}
        </Button>
      )}
      {onPatch && isOpen && (
        <div className="pers-facts">
          {situations.length > 0 && (
            <Select
              label={papersText.situation}
              options={situations.map(({ code, label }) => ({ id: code, label }))}
              value={person.situation ?? usualSituation}
              onChange={(situation) => onPatch({ situation })}
            />
          )}
          <Select
            label={papersText.age}
            options={ages}
            value={person.ageBand ?? 'adult'}
            onChange={(ageBand) => onPatch({ ageBand })}
          />
        </div>
      )}
    </div>
  );
};
