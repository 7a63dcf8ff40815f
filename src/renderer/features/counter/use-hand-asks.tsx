import { useState, type ReactNode } from 'react';

import { abandonReasons, type AbandonReason, type Ticket, type TicketOutcome } from '#shared/domain/model/ticket';
import { abandonText, outcomeText } from '#shared/i18n/fr/common';
import { counterLifeText } from '#shared/i18n/fr/counter-life';

import { ChoiceDialog } from '../../ui/choice-dialog';
import { TransferDialog } from './transfer-dialog';
import type { CounterActs } from './use-counter-acts';
import type { CounterDay } from './use-counter-day';
import { roomsByName } from './view-model/rooms';
import { themesOfReason, themesUnder } from '#shared/domain/requests/themes-of-reason';
import type { SiteReference, Theme } from '#shared/domain/model/reference';
import { entryById } from '#shared/lib/entry-by-id';

import { Dialog } from '../../ui/dialog';
import { PickList } from '../../ui/pick/pick-list';
import { wayBackOf, reasonsOf } from './view-model/transfer-targets';

const themeText = counterLifeText.theme;

type ThemeDialogProps = {
  readonly themes: readonly Theme[];
  readonly onPick: (themeId: string) => void;
  readonly onClose: () => void;
};

/** What the request was about. A theme that others refine asks once more, and Entrée leaves it there. */
const ThemeDialog = ({ themes, onPick, onClose }: ThemeDialogProps) => {
  const [parent, setParent] = useState<Theme | null>(null);
  const pick = (id: string): void => {
    const chosen = entryById(themes, id);
    if (parent === null && chosen && themesUnder(themes, id).length > 0) setParent(chosen);
    else onPick(id);
  };
  return (
    <ChoiceDialog
      key={parent?.id ?? ''}
      title={parent?.name ?? themeText.title}
      hint={themeText.hint}
      choices={themesUnder(themes, parent?.id ?? '').map(({ id, name }) => ({ id, label: name }))}
      onPick={pick}
      bare={{
        label: parent ? themeText.all(parent.name) : themeText.none,
        onPick: () => onPick(parent?.id ?? ''),
      }}
      onClose={onClose}
    />
  );
};

const text = counterLifeText.request;

type RequestDialogProps = {
  readonly reference: SiteReference;
  readonly ticket: Ticket;
  readonly onAdd: (reasonId: string) => void;
  readonly onClose: () => void;
};

/** What the same visit is about as well. */
const RequestDialog = ({ reference, ticket, onAdd, onClose }: RequestDialogProps) => (
  <Dialog isOpen onClose={onClose} title={text.title(ticket.label)}>
    <p className="meta">{text.hint}</p>
    <PickList
      label={text.title(ticket.label)}
      onPick={onAdd}
      sections={reference.departments.map(({ id, name }) => ({
        id,
        title: name,
        items: reasonsOf(reference.reasons, id, ticket).map((reason) => ({
          id: reason.id,
          text: reason.name,
          content: <span className="clip">{reason.name}</span>,
        })),
      }))}
    />
  </Dialog>
);

type Asked =
  | { readonly kind: 'transfer' | 'park' | 'abandon' | 'request' }
  | { readonly kind: 'theme' | 'missing'; readonly outcome: TicketOutcome };

/** What can be done with the person at the desk and may need one more answer: a room, a reason, a theme. */
export type HandAsks = {
  readonly transfer: () => void;
  readonly park: () => void;
  readonly abandon: () => void;
  readonly addRequest: () => void;
  readonly finish: (outcome: TicketOutcome) => void;
  /** The question that is open now. */
  readonly question: ReactNode;
};

const isAbandonReason = (id: string): id is AbandonReason => (abandonReasons as readonly string[]).includes(id);

const AbandonDialog = ({
  ticket,
  onPick,
  onClose,
}: {
  readonly ticket: Ticket;
  readonly onPick: (why: AbandonReason) => void;
  readonly onClose: () => void;
}) => (
  <ChoiceDialog
    title={counterLifeText.abandon.title(ticket.label)}
    choices={abandonReasons.map((id) => ({ id, label: abandonText[id] ?? id }))}
    onPick={(id) => {
      if (isAbandonReason(id)) onPick(id);
    }}
    onClose={onClose}
  />
);

const RoomDialog = ({
  day,
  ticket,
  onPick,
  onClose,
}: {
  readonly day: CounterDay;
  readonly ticket: Ticket;
  readonly onPick: (roomId: string) => void;
  readonly onClose: () => void;
}) => (
  <ChoiceDialog
    title={counterLifeText.room.title(ticket.label)}
    hint={counterLifeText.room.hint}
    choices={roomsByName(day.reference).map(({ id, name }) => ({ id, label: name }))}
    onPick={onPick}
    bare={{ label: counterLifeText.room.none, onPick: () => onPick('') }}
    onClose={onClose}
  />
);

type MissingDialogProps = {
  readonly papers: string;
  readonly incomplete: string;
  readonly outcome: TicketOutcome;
  readonly onIncomplete: () => void;
  readonly onFinish: () => void;
  readonly onClose: () => void;
};

/** A paper was marked as missing, and the key of the usual end was pressed: which of the two is meant. */
const MissingDialog = ({ papers, incomplete, outcome, onIncomplete, onFinish, onClose }: MissingDialogProps) => (
  <ChoiceDialog
    title={counterLifeText.missing.title(papers)}
    choices={[
      { id: 'incomplete', label: incomplete },
      { id: 'finish', label: counterLifeText.missing.anyway(outcomeText[outcome]) },
    ]}
    onPick={(id) => (id === 'incomplete' ? onIncomplete() : onFinish())}
    onClose={onClose}
  />
);

/** What an end asks about before: the papers that were marked as missing in words, `''` = none, and the incomplete end with what it says. */
export type MissingPapers = {
  readonly papers: string;
  readonly incomplete: string;
  readonly onIncomplete: () => void;
};

/** The questions about one ticket, one at a time; where the town hall keeps no rooms or themes, none is asked. */
export const useHandAsks = (day: CounterDay, acts: CounterActs, ticket: Ticket, missing: MissingPapers): HandAsks => {
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const then =
    <Answer extends readonly unknown[]>(act: (...answer: Answer) => void) =>
    (...answer: Answer): void => {
      close();
      act(...answer);
    };
  const themes = themesOfReason(day.reference, ticket.reasonId);
  const asksTheme = themes.length > 0 && wayBackOf(ticket, day.reference.desks) === null;
  const finish = (outcome: TicketOutcome): void =>
    asksTheme ? setAsked({ kind: 'theme', outcome }) : acts.finish(outcome);
  const question = (): ReactNode => {
    switch (asked?.kind) {
      case 'transfer':
        return <TransferDialog day={day} ticket={ticket} onTransfer={then(acts.transfer)} onClose={close} />;
      case 'park':
        return <RoomDialog day={day} ticket={ticket} onPick={then(acts.parkIn)} onClose={close} />;
      case 'abandon':
        return <AbandonDialog ticket={ticket} onPick={then(acts.abandon)} onClose={close} />;
      case 'request':
        return (
          <RequestDialog reference={day.reference} ticket={ticket} onAdd={then(acts.addRequest)} onClose={close} />
        );
      case 'missing': {
        const { outcome } = asked;
        return (
          <MissingDialog
            papers={missing.papers}
            incomplete={missing.incomplete}
            outcome={outcome}
            onIncomplete={then(missing.onIncomplete)}
            onFinish={then(() => finish(outcome))}
            onClose={close}
          />
        );
      }
      case 'theme': {
        const { outcome } = asked;
        const finishAs = (themeId: string): void => acts.finishAs(outcome, themeId);
        return <ThemeDialog themes={themes} onPick={then(finishAs)} onClose={close} />;
      }
      default:
        return null;
    }
  };
  return {
    transfer: () => acts.afterCall(() => setAsked({ kind: 'transfer' })),
    park: () => (day.reference.rooms.length === 0 ? acts.park() : acts.afterCall(() => setAsked({ kind: 'park' }))),
    abandon: () => acts.afterCall(() => setAsked({ kind: 'abandon' })),
    addRequest: () => setAsked({ kind: 'request' }),
    finish: (outcome) => (missing.papers === '' ? finish(outcome) : setAsked({ kind: 'missing', outcome })),
    question: question(),
  };
};
