import type { ReactNode } from 'react';

import { statusText } from '#shared/i18n/fr/common';
import { receptionText } from '#shared/i18n/fr/reception';

import { useGrown } from '../../ui/redraw/use-grown';
import type { Arrival, Arrivals } from './view-model/arrivals';

const text = receptionText.arrivals;

type ExpectedListProps = {
  readonly arrivals: Arrivals;
  /** The same people in the order of the groups. */
  readonly listed: readonly Arrival[];
  readonly row: (arrival: Arrival) => ReactNode;
};

/** Who is expected today, in groups. A large town expects hundreds, and the list comes back after every arrival. */
export const ExpectedList = ({ arrivals, listed, row }: ExpectedListProps) => {
  let room = useGrown(listed).length;
  const group = (title: string, people: readonly Arrival[]): ReactNode => {
    const drawn = people.slice(0, room);
    room -= drawn.length;
    return (
      drawn.length > 0 && (
        <>
          <h3 className="sub">{title}</h3>
          <ul>{drawn.map((arrival) => row(arrival))}</ul>
        </>
      )
    );
  };
  return (
    <>
      {group(text.late, arrivals.late)}
      {group(text.lately, arrivals.lately)}
      {group(text.now, arrivals.now)}
      {group(text.next, arrivals.next)}
      {group(statusText.needsOutcome, arrivals.over)}
    </>
  );
};
