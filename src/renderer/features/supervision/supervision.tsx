import './styles/frame.css';
import './styles/live.css';

import { Activity, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { supervisionText } from '#shared/i18n/fr/supervision';
import type { Navigate } from '#shared/routes/places';
import { addDays } from '#shared/time/civil';

import { useToday } from '../../data/queries/use-today';
import { useKeys } from '../../ui/keys';
import { useSaid } from '../../ui/voice/use-said';
import { LiveView } from './live/live-view';
import { DayView } from './periods/day-view';
import { WeekView } from './periods/week-view';
import type { Mode } from './top-line';

type SupervisionProps = { readonly reference: SiteReference; readonly onNavigate: Navigate };

/** Supervision: the day as it is, a whole day, or a week. */
export const Supervision = ({ reference, onNavigate }: SupervisionProps) => {
  const today = useToday();
  const [mode, setMode] = useState<Mode>('live');
  const [picked, setPicked] = useState('');
  const day = picked === '' ? today : picked;
  const setDay = (next: string): void => setPicked(next === today ? '' : next);
  const look = (next: string): void => {
    setDay(next);
    setMode('day');
  };
  const { modes, keys } = supervisionText;
  useSaid('view', modes[mode], { since: 'change' });
  useKeys([
    { key: 'D', within: 'board', label: modes.live, run: () => setMode('live') },
    { key: 'J', within: 'board', label: modes.day, run: () => setMode('day') },
    { key: 'S', within: 'board', label: modes.week, run: () => setMode('week') },
    {
      key: '←',
      label: keys.previous,
      when: mode === 'live',
      run: () => look(addDays(today, -1)),
    },
  ]);
  const period = { reference, day, today, onDay: setDay, onMode: setMode };
  return (
    <>
      {/* What was simulated stays while one looks at another day. */}
      <Activity mode={mode === 'live' ? 'visible' : 'hidden'}>
        <LiveView reference={reference} onNavigate={onNavigate} onMode={setMode} onDay={look} />
      </Activity>
      {mode === 'day' && <DayView {...period} onNavigate={onNavigate} />}
      {mode === 'week' && <WeekView {...period} />}
    </>
  );
};
