import { useState } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';
import type { Appointment } from '#shared/domain/model/appointment';

import { Button } from '../../ui/button';
import { ChoiceDialog } from '../../ui/choice-dialog';
import { useKeys, useStrayLetters } from '../../ui/keys';
import { useSaid } from '../../ui/voice/use-said';
import type { Holder } from './view-model/block-state';

export type AppointmentActs = {
  readonly move: () => void;
  /** Other persons come: the form opens. */
  readonly modify: () => void;
  readonly arrive: () => void;
  readonly cancel: () => void;
  readonly outcome: (outcome: 'attended' | 'noShow') => void;
  /** They left the queue without being served. */
  readonly left: () => void;
  /** Their arrival was noted by mistake: the ticket is taken back. */
  readonly mistaken: () => void;
  readonly reopen: () => void;
};

type AppointmentActionsProps = {
  readonly appointment: Appointment;
  /** Its person holds this ticket, so they are no absent person; `null` = they hold none. */
  readonly holder: Holder | null;
  /** It is today, so the person may be here. */
  readonly isToday: boolean;
  /** Its day is over. */
  readonly isPast: boolean;
  /** Its time has come, so it can be said whether the person came. */
  readonly hasBegun: boolean;
  readonly acts: AppointmentActs;
  /** The keyboard stands on the appointment itself: a letter is about what one looks at. */
  readonly isAt: boolean;
};

const texts = agendaText.detail;

/** Long enough to look up from the keyboard and read it. */
const shownMs = 6_000;

/** Says where a name is written, after one was begun where letters are commands. */
export const TypedNote = () => {
  const text = useStrayLetters(shownMs) ? agendaText.typed : '';
  useSaid('refusal', text);
  return text === '' ? null : <p className="meta ag-typed">{text}</p>;
};

/** What can be done with an appointment in its present state; the likeliest act is the main one. */
export const AppointmentActions = (props: AppointmentActionsProps) => {
  const { appointment, holder, isToday, isPast, hasBegun, acts, isAt } = props;
  const [asksAbsent, setAsksAbsent] = useState(false);
  const miss = (): void => (holder ? setAsksAbsent(true) : acts.outcome('noShow'));
  const { status } = appointment;
  const booked = status === 'booked';
  const open = booked || status === 'arrived';
  const modifies = booked && !isPast;
  const arrives = isToday && (booked || status === 'noShow');
  const isCancelled = status === 'cancelledByCitizen' || status === 'cancelledByOffice';
  const ends = hasBegun && !isCancelled && status !== 'void';
  const attends = ends && status !== 'attended';
  const misses = ends && status !== 'noShow';
  const reopens = !open && status !== 'void';
  const { keys } = agendaText;
  /** A key is written on its button where it works. */
  const hint = (key: string) => (isAt ? { keys: key } : {});
  useKeys(
    [
      { id: 'arrive', key: 'A', within: 'grid', label: keys.arrive, run: acts.arrive, when: isAt && arrives },
      {
        id: 'attended',
        key: 'H',
        within: 'grid',
        label: keys.attended,
        run: () => acts.outcome('attended'),
        when: isAt && attends,
      },
      {
        id: 'noShow',
        key: 'N',
        within: 'grid',
        label: keys.noShow,
        run: miss,
        when: isAt && misses,
      },
      { id: 'move', key: 'M', within: 'grid', label: keys.move, bar: true, run: acts.move, when: isAt && booked },
      { id: 'modify', key: 'E', within: 'grid', label: keys.modify, run: acts.modify, when: isAt && modifies },
      { id: 'cancel', key: 'Suppr', within: 'grid', label: keys.cancel, run: acts.cancel, when: isAt && open },
      { id: 'reopen', key: 'O', within: 'grid', label: keys.reopen, run: acts.reopen, when: isAt && reopens },
    ],
    { group: keys.group, rank: 1 },
  );
  return (
    <div className="ag-acts">
      <TypedNote />
      {asksAbsent && holder && (
        <ChoiceDialog
          title={texts.waits(holder.name, holder.label)}
          hint={texts.waitsHint}
          choices={[
            { id: 'here', label: texts.stillHere },
            ...(holder.mayLeave ? [{ id: 'left', label: texts.left(holder.label) }] : []),
            ...(holder.mayBeMistaken ? [{ id: 'mistaken', label: texts.mistaken(holder.label) }] : []),
          ]}
          onPick={(id) => {
            setAsksAbsent(false);
            if (id === 'left') acts.left();
            if (id === 'mistaken') acts.mistaken();
          }}
          onClose={() => setAsksAbsent(false)}
        />
      )}
      {arrives && (
        <Button tone={booked ? 'main' : 'default'} size="big" {...hint('A')} onPress={acts.arrive}>
          {texts.arrive}
        </Button>
      )}
      {ends && (
        <div className="ag-pair">
          {attends && (
            <Button {...hint('H')} onPress={() => acts.outcome('attended')}>
              {texts.attended}
            </Button>
          )}
          {misses && (
            <Button {...hint('N')} onPress={miss}>
              {texts.noShow}
            </Button>
          )}
        </div>
      )}
      <div className="ag-pair">
        {booked && (
          <Button {...hint('M')} onPress={acts.move}>
            {texts.move}
          </Button>
        )}
        {modifies && (
          <Button {...hint('E')} onPress={acts.modify}>
            {texts.modify}
          </Button>
        )}
        {open && (
          <Button {...hint('Suppr')} onPress={acts.cancel}>
            {texts.cancel}
          </Button>
        )}
        {reopens && (
          <Button {...hint('O')} onPress={acts.reopen}>
            {texts.reopen}
          </Button>
        )}
      </div>
    </div>
  );
};
