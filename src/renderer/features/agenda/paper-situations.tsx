import { ageBands, type AppointmentPerson } from '#shared/domain/model/appointment';
import type { Situation } from '#shared/domain/model/reference';
import { usualSituation } from '#shared/domain/papers/shipped-situations';
import { papersText as texts } from '#shared/i18n/fr/papers';

import { Select } from '../../ui/select';
import { personName } from '../../platform/paper-lines';

export type PersonPatch = Partial<Pick<AppointmentPerson, 'situation' | 'ageBand'>>;

type PaperSituationsProps = {
  readonly situations: readonly Situation[];
  readonly persons: readonly AppointmentPerson[];
  readonly names: readonly string[];
  readonly sources: readonly string[];
  readonly onPerson: (index: number, patch: PersonPatch) => void;
};

const ages = ageBands.map((id) => ({ id, label: texts.ages[id] }));

/** For each person the situation and the age that decide on papers and fees. */
export const PaperSituations = ({ situations, persons, names, sources, onPerson }: PaperSituationsProps) => (
  <div className="ag-sits" role="group" aria-label={texts.situations}>
    {persons.map((person, index) => {
      const name = personName(names, index);
      return (
        <div key={index} className="ag-sit" role="group" aria-label={name}>
          <b>{name}</b>
          {situations.length > 0 && (
            <Select
              label={texts.situationOf(name)}
              hideLabel
              options={situations.map(({ code, label }) => ({ id: code, label }))}
              value={person.situation ?? usualSituation}
              onChange={(situation) => onPerson(index, { situation })}
            />
          )}
          <Select
            label={texts.ageOf(name)}
            hideLabel
            options={ages}
            value={person.ageBand ?? 'adult'}
            onChange={(ageBand) => onPerson(index, { ageBand })}
          />
        </div>
      );
    })}
    {sources.length > 0 && <p className="ag-sources">{texts.sources(sources)}</p>}
  </div>
);
