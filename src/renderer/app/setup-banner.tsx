import { Check, ListChecks } from 'lucide-react';
import { Fragment, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { setupText } from '#shared/i18n/fr/system';
import type { Navigate } from '#shared/routes/places';

import { useRole } from '../data/queries/use-role';
import { useStation } from '../data/queries/use-station';
import { setupNotes } from '../platform/setup-notes';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { passing } from '../ui/keep-focus';
import { doneSteps, hoursAreRight, setupSteps, type SetupStep } from './setup-steps';

type SetupBannerProps = {
  readonly reference: SiteReference;
  readonly onNavigate: Navigate;
  readonly onInvite: () => void;
};

const sectionOf = { agents: 'agents', hours: 'openings', printer: 'ticket' } as const;

/** What a new town hall still has to set, for who administers it, until it is done or no longer wished for. */
export const SetupBanner = ({ reference, onNavigate, onInvite }: SetupBannerProps) => {
  const { settings } = useStation();
  const role = useRole(reference);
  const [isOpen, setOpen] = useState(setupNotes.isOpen);
  const [seen, setSeen] = useState(setupNotes.seen);
  if (!isOpen || role !== 'admin') return null;
  const done = doneSteps({ reference, printer: settings.printer, seen });
  if (done.length === setupSteps.length) return null;
  const see = (note: string): void => {
    setupNotes.see(note);
    setSeen(setupNotes.seen());
  };
  const open = (step: SetupStep): void => {
    see(step);
    if (step === 'desk') onInvite();
    else onNavigate('settings', { section: sectionOf[step] });
  };
  return (
    <aside className="clock-banner setup-banner" aria-label={setupText.title} {...passing}>
      <Icon of={ListChecks} />
      <b>{setupText.title}</b>
      {setupSteps.map((step) =>
        done.includes(step) ? (
          <span key={step} className="setup-done">
            <Icon of={Check} /> {setupText.steps[step]} <span className="sr">({setupText.done})</span>
          </span>
        ) : (
          <Fragment key={step}>
            <Button size="small" tone="link" onPress={() => open(step)}>
              {setupText.steps[step]}
            </Button>
            {step === 'hours' && seen.includes(step) && (
              <Button size="small" icon={Check} onPress={() => see(hoursAreRight)}>
                {setupText.hoursAreRight}
              </Button>
            )}
          </Fragment>
        ),
      )}
      <Button
        size="small"
        tone="plain"
        className="end"
        onPress={() => {
          setupNotes.end();
          setOpen(false);
        }}
      >
        {setupText.dismiss}
      </Button>
    </aside>
  );
};
