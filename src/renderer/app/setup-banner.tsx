import { Check, ListChecks } from 'lucide-react';
import { Fragment, useCallback, useEffect, useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { printingText } from '#shared/i18n/fr/printing';
import { setupText } from '#shared/i18n/fr/system';
import type { Navigate } from '#shared/routes/places';

import { useDevices } from '../data/queries/devices/use-asked';
import { useBackups } from '../data/queries/history/use-backups';
import { useRole } from '../data/queries/use-role';
import { useStation } from '../data/queries/use-station';
import { setupNotes } from '../platform/setup-notes';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { passing } from '../ui/keep-focus';
import { useNamedAct } from '../ui/pick/use-named-act';
import { doneSteps, hoursAreRight, stepsOf, type SetupStep } from './setup-steps';

type SetupBannerProps = {
  readonly reference: SiteReference;
  readonly onNavigate: Navigate;
  readonly onInvite: () => void;
};

const askedEveryMs = 15_000;

const sectionOf = { agents: 'agents', hours: 'openings', backups: 'protection' } as const;

const Steps = ({ reference, onNavigate, onInvite, onEnd }: SetupBannerProps & { readonly onEnd: () => void }) => {
  const { settings } = useStation();
  const choosePrinter = useNamedAct(printingText.open);
  const [seen, setSeen] = useState(setupNotes.seen);
  const { list, ownId, reload } = useDevices();
  const machines = Array.isArray(list) ? list : [];
  const backups = useBackups();
  const lastBackupAt = backups?.lastAt ?? null;
  const done = doneSteps({ reference, printer: settings.printer, seen, machines, ownId, lastBackupAt });
  const steps = stepsOf({ lastBackupAt });
  const isAlone = !done.includes('desk');
  // The second desk joins on another computer: nothing here tells of it.
  useEffect(() => {
    if (!isAlone) return;
    const timer = setInterval(() => void reload(), askedEveryMs);
    return () => clearInterval(timer);
  }, [isAlone, reload]);
  const isKnown = list !== null && backups !== undefined;
  const isDone = isKnown && done.length === steps.length;
  useEffect(() => {
    if (!isDone) return;
    setupNotes.end();
    onEnd();
  }, [isDone, onEnd]);
  // Whether a second desk has joined, or a backup was written, is not known yet.
  if (!isKnown || isDone) return null;
  const see = (note: string): void => {
    setupNotes.see(note);
    setSeen(setupNotes.seen());
  };
  const open = (step: SetupStep): void => {
    see(step);
    if (step === 'desk') onInvite();
    else if (step === 'printer') choosePrinter?.();
    else onNavigate('settings', { section: sectionOf[step] });
  };
  return (
    <aside className="clock-banner setup-banner" aria-label={setupText.title} {...passing}>
      <Icon of={ListChecks} />
      <b>{setupText.title}</b>
      {steps.map((step) =>
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
          onEnd();
        }}
      >
        {setupText.dismiss}
      </Button>
    </aside>
  );
};

/** What a new town hall still has to set, for who administers it, until it is done or no longer wished for. */
export const SetupBanner = (props: SetupBannerProps) => {
  const role = useRole(props.reference);
  const [isOpen, setOpen] = useState(setupNotes.isOpen);
  const end = useCallback(() => setOpen(false), []);
  return isOpen && role === 'admin' ? <Steps {...props} onEnd={end} /> : null;
};
