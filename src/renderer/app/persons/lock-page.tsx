import './persons.css';

import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

import type { Agent, SiteReference } from '#shared/domain/model/reference';
import { shortTime } from '#shared/i18n/fr/format';
import { personsText } from '#shared/i18n/fr/welcome';
import { shellText } from '#shared/i18n/fr/shell';
import { entryById } from '#shared/lib/entry-by-id';
import { civilOf } from '#shared/time/civil';

import { useDeskSessions } from '../../data/queries/use-desk-sessions';
import { useNow } from '../../data/queries/use-now';
import { useStation } from '../../data/queries/use-station';
import { useToday } from '../../data/queries/use-today';
import { Button } from '../../ui/button';
import { homeAt } from '../../ui/keep-focus';
import { KeysScope, useReboundOpen } from '../../ui/keys';
import { Note } from '../../ui/note';
import { fallSilent } from '../../ui/voice/voice';
import { CodeForm } from './code-form';
import type { Guard } from './guard';

/** The window is named after nothing that lies below. */
const useNamelessWindow = (): void =>
  useLayoutEffect(() => {
    const before = document.title;
    document.title = shellText.windowName(personsText.locked);
    fallSilent();
    return () => {
      document.title = before;
    };
  }, []);

/**
 * Over everything of this window, dialogs and the strip included: a modal `<dialog>` of the browser. All else is inert while it stands, also what opens later, and the
 * style sheet hides it. The focus comes back to where it was.
 */
const Cover = ({ labelledBy, children }: { readonly labelledBy: string; readonly children: ReactNode }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  useNamelessWindow();
  useLayoutEffect(() => {
    const cover = dialog.current;
    if (!cover) return undefined;
    const stand = (): void => {
      if (!cover.open) cover.showModal();
    };
    // The browser closes a dialog by Échap, and after two of them whatever the page says.
    const stay = (event: Event): void => event.preventDefault();
    cover.setAttribute('closedby', 'none');
    cover.addEventListener('cancel', stay);
    cover.addEventListener('close', stand);
    stand();
    document.documentElement.dataset['locked'] = '';
    // What stands in it takes the focus, once there is something that may have it.
    setOpen(true);
    return () => {
      cover.removeEventListener('cancel', stay);
      cover.removeEventListener('close', stand);
      cover.close();
      delete document.documentElement.dataset['locked'];
    };
  }, []);
  return createPortal(
    // Dialogs of the kit hide what is beside them and close at a press outside of them; this mark keeps them from both.
    <div className="lock-host" data-react-aria-top-layer="true">
      <dialog className="lock" ref={dialog} aria-labelledby={labelledBy} {...homeAt('input, .btn--main')}>
        {isOpen && <KeysScope isLock>{children}</KeysScope>}
      </dialog>
    </div>,
    document.body,
  );
};

const Clock = ({ zone }: { readonly zone: string }) => {
  const { time } = civilOf(useNow(1_000), zone);
  return (
    <time className="lock-clock" dateTime={time}>
      {shortTime(time)}
    </time>
  );
};

type OpenDeskProps = { readonly reference: SiteReference; readonly before: Agent; readonly deskId: string };

/** What becomes of the desk of this station, where whoever left did not close it. One that they have open elsewhere is taken over there. */
const OpenDesk = ({ reference, before, deskId }: OpenDeskProps) => {
  const session = useDeskSessions(useToday()).find((one) => one.deskId === deskId);
  const desk = entryById(reference.desks, deskId);
  return desk && session?.agentId === before.id && session.status !== 'closed' ? (
    <p className="meta lock-desk">{personsText.openDesk(desk.number, before.shortName)}</p>
  ) : null;
};

const titleId = 'lock-title';

/** A desk that is locked: which town hall, what time it is, and the way back. */
export const LockPage = ({ reference, guard }: { readonly reference: SiteReference; readonly guard: Guard }) => {
  const { settings } = useStation();
  const { site, agents } = reference;
  const unread = useReboundOpen();
  const before = entryById(agents, settings.agentId);
  // An administrator has one: it is asked of them before codes begin.
  const isFirstCode = guard.hasBegun && before !== undefined && before.role !== 'admin';
  // The Entrée that opened the desk, pressed twice, acts on nothing below.
  useLayoutEffect(() => unread, [unread]);
  return (
    <Cover labelledBy={titleId}>
      <div className="lock-in">
        <header>
          <h1 className="lock-title" id={titleId}>
            {personsText.locked}
          </h1>
          <p className="lock-site">
            {site.name}, {site.commune}
          </p>
          <Clock zone={site.zone} />
        </header>
        {guard.hasBegun && <Note tone="info">{personsText.begun}</Note>}
        {before && guard.shutOut === before.id && <Note tone="warn">{personsText.ended(before.shortName)}</Note>}
        {guard.isPin && before && <OpenDesk reference={reference} before={before} deskId={settings.deskId} />}
        {guard.isPin ? (
          <CodeForm
            agents={agents}
            first={settings.agentId}
            isFirstCode={isFirstCode}
            asking={guard.asking}
            onRight={guard.enter}
            beforeOther={before ? personsText.unsaved(before.shortName) : ''}
          />
        ) : (
          <>
            <Button tone="main" size="big" keys="Entrée" autoFocus onPress={guard.open}>
              {personsText.goOn}
            </Button>
            <p className="meta">{personsText.noCodes}</p>
          </>
        )}
      </div>
    </Cover>
  );
};
