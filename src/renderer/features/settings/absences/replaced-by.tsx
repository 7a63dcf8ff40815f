import { useMemo } from 'react';

import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { isCovered } from '#shared/domain/scheduling/holes';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { entryById } from '#shared/lib/entry-by-id';

import { Note } from '../../../ui/note';
import { Select } from '../../../ui/select';

const texts = settingsHoursText.absences;
const nobody = 'nobody';

/** Who is away, and who of the others would keep the desk open. */
export type Replacement = { readonly agentId: string; readonly free: ReadonlySet<string> };

type ReplacementInput = {
  readonly reference: SiteReference;
  /** Who is away; `''` while the absence does not make sense yet. */
  readonly agentId: string;
  /** The absence as it is typed: what it says is looked at anew when this changes. */
  readonly body: object;
  /** The settings with the absence, replaced by somebody. */
  readonly withIt: (replacedBy: string) => SiteReference;
  readonly days: readonly string[];
};

/** Looks who could take the desk in the days of an absence: nobody sits at two, and the elected sit at none. */
export const useReplacement = ({ reference, agentId, body, withIt, days }: ReplacementInput): Replacement | null => {
  const typed = JSON.stringify([agentId, { ...body, replacedBy: '', label: '' }]);
  return useMemo(
    () =>
      agentId === ''
        ? null
        : {
            agentId,
            free: new Set(
              reference.agents
                .filter(({ id, role }) => id !== agentId && role !== 'elected' && isCovered(withIt(id), agentId, days))
                .map(({ id }) => id),
            ),
          },
    // oxlint-disable-next-line react/exhaustive-deps -- `typed` stands for the absence and its days
    [reference, typed],
  );
};

type ReplacedByProps = {
  readonly agents: readonly Agent[];
  /** `null` while it is not known who is away, and when. */
  readonly replacement: Replacement | null;
  readonly value: string;
  readonly onChange: (agentId: string) => void;
  readonly error: string | undefined;
};

/** Who takes the desk of somebody who is away: those who can come first, and who cannot is told. */
export const ReplacedBy = ({ agents, replacement, value, onChange, error }: ReplacedByProps) => {
  const isFree = (id: string): boolean => replacement === null || replacement.free.has(id);
  const others = agents.filter(({ id, role }) => id !== replacement?.agentId && (role !== 'elected' || id === value));
  const chosen = entryById(agents, value);
  const away = entryById(agents, replacement?.agentId);
  return (
    <>
      <Select
        label={texts.replacedBy}
        options={[
          { id: nobody, label: texts.nobody },
          ...others
            .toSorted((a, b) => Number(isFree(b.id)) - Number(isFree(a.id)))
            .map(({ id, name }) => ({ id, label: name, ...(isFree(id) ? {} : { detail: texts.busy }) })),
        ]}
        value={value === '' ? nobody : value}
        onChange={(id) => onChange(id === nobody ? '' : id)}
        error={error}
      />
      {chosen && away && !isFree(chosen.id) && (
        <Note tone="warn">{texts.notFree(chosen.shortName, away.shortName)}</Note>
      )}
    </>
  );
};
