import { memo } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import { statusText } from '#shared/i18n/fr/common';
import { toldApart, shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { peopleText } from '#shared/i18n/fr/people';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { knownBy } from '#shared/domain/model/citizen-values';

import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { MarkedText } from '../../ui/marked-text';
import { StatusTag } from '../../ui/status-tag';
import type { Arrival } from './view-model/arrivals';

const text = receptionText.arrivals;

type Sign = { readonly sign: 'needsOutcome' | 'overbooked' | 'late' | 'pending'; readonly words: string };

const signOf = (arrival: Arrival): Sign | null => {
  if (arrival.isOver) return { sign: 'needsOutcome', words: statusText.needsOutcome };
  if (arrival.confirmation === 'overbooked') return { sign: 'overbooked', words: text.overbooked };
  if (arrival.lateMin > 0) return { sign: 'late', words: text.lateBy(arrival.lateMin) };
  if (arrival.confirmation === 'pending') return { sign: 'pending', words: text.toConfirm };
  return null;
};

/** With whom the person comes who was searched, where the appointment is of somebody else; `''` otherwise. */
const guardianWords = ({ citizenId, values }: Arrival, match?: CitizenMatch): string =>
  match && values && !match.memberIds.includes(citizenId) ? text.comesWith(knownBy(values)) : '';

/** How staff tell who is expected; a file that says nothing any more says so. `''` until the names are read. */
const nameOf = ({ values }: Arrival): string => (values ? knownBy(values) || agendaText.block.unnamed : '');

/** The row of an expected person as it is heard: who, when, for what, and what is special about them. */
export const arrivalWords = (arrival: Arrival, match?: CitizenMatch): readonly string[] => {
  const sign = signOf(arrival);
  const late = sign?.sign === 'late' ? [statusText.late.toLowerCase()] : [];
  const name = match?.name ?? nameOf(arrival);
  return [
    name,
    guardianWords(arrival, match),
    shortTime(arrival.time),
    arrival.reasonName,
    ...late,
    ...(sign ? [sign.words.toLowerCase()] : []),
    ...(arrival.walkedIn ? [receptionText.twice.holds(arrival.walkedIn.label)] : []),
  ];
};

/** What can be done about the person of a row. */
export type ArrivalActs = {
  readonly onSelect: (appointmentId: string) => void;
  readonly onCheckIn: (appointmentId: string) => void;
  readonly onOpen: (appointmentId: string) => void;
  readonly onFile: (citizenId: string) => void;
};

type ArrivalRowProps = {
  readonly arrival: Arrival;
  readonly match?: CitizenMatch | undefined;
  readonly isSelected: boolean;
  /** The same functions from one drawing to the next. */
  readonly acts: ArrivalActs;
  /** Whether their file may be opened. */
  readonly hasFile: boolean;
};

/** One expected person; the selected one unfolds with its acts. A name is never cut while it is acted on. */
export const ArrivalRow = memo(({ arrival, match, isSelected, acts, hasFile }: ArrivalRowProps) => {
  const { appointmentId } = arrival;
  const values = match?.values ?? arrival.values;
  const guardian = guardianWords(arrival, match);
  const details = [...(guardian === '' ? [] : [guardian]), arrival.reasonName].join(' · ');
  const kept = [
    ...(arrival.persons > 1 ? [text.persons(arrival.persons)] : []),
    ...(arrival.deskNumber > 0 ? [text.desk(arrival.deskNumber)] : []),
  ].join(' · ');
  const known = values ? toldApart(values) : '';
  const sign = signOf(arrival);
  return (
    <li className={classNames('arr', isSelected && 'is-sel')} data-appointment={appointmentId}>
      <button
        type="button"
        className="arr-pick"
        aria-expanded={isSelected}
        onClick={() => acts.onSelect(appointmentId)}
      >
        <time>{shortTime(arrival.time)}</time>
        <span className="who-what">
          <b className={isSelected ? '' : 'clip'}>
            {match ? <MarkedText text={match.name} ranges={match.ranges} /> : nameOf(arrival)}
          </b>
          <span className="arr-what">
            <span className="clip">{details}</span>
            {kept !== '' && <span className="arr-at">{`\u00A0· ${kept}`}</span>}
          </span>
          {arrival.walkedIn && <span>{receptionText.twice.holds(arrival.walkedIn.label)}</span>}
          {isSelected && known !== '' && <span>{known}</span>}
        </span>
        {sign && <StatusTag sign={sign.sign}>{sign.words}</StatusTag>}
      </button>
      {isSelected && (
        <div className="arr-do">
          <Button tone="main" size="small" keys="Entrée" onPress={() => acts.onCheckIn(appointmentId)}>
            {text.checkIn}
          </Button>
          <Button size="small" onPress={() => acts.onOpen(appointmentId)}>
            {text.open}
          </Button>
          {hasFile && (
            <Button size="small" keys="Alt F" onPress={() => acts.onFile(match?.citizenId ?? arrival.citizenId)}>
              {peopleText.file.open}
            </Button>
          )}
        </div>
      )}
    </li>
  );
});
ArrivalRow.displayName = 'ArrivalRow';
