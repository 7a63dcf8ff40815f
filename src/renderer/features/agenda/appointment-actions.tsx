import { agendaText } from '#shared/i18n/fr/agenda';
import type { Appointment } from '#shared/domain/model/appointment';

import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';

export type AppointmentActs = {
  readonly move: () => void;
  readonly arrive: () => void;
  readonly cancel: () => void;
  readonly outcome: (outcome: 'attended' | 'noShow') => void;
  readonly reopen: () => void;
};

type AppointmentActionsProps = {
  readonly appointment: Appointment;
  /** It is today, so the person may be here. */
  readonly isToday: boolean;
  /** Its time has come, so it can be said whether the person came. */
  readonly hasBegun: boolean;
  readonly acts: AppointmentActs;
};

const texts = agendaText.detail;

/** What can be done with an appointment in its present state; the likeliest act is the main one. */
export const AppointmentActions = ({ appointment, isToday, hasBegun, acts }: AppointmentActionsProps) => {
  const { status } = appointment;
  const booked = status === 'booked';
  const open = booked || status === 'arrived';
  const arrives = isToday && (booked || status === 'noShow');
  useKeys([{ id: 'arrive', key: 'A', label: agendaText.keys.arrive, run: acts.arrive, when: arrives }], {
    group: agendaText.keys.group,
    rank: 1,
  });
  return (
    <div className="ag-acts">
      {arrives && (
        <Button tone={booked ? 'main' : 'default'} size="big" keys="A" onPress={acts.arrive}>
          {texts.arrive}
        </Button>
      )}
      {hasBegun && status !== 'cancelledByCitizen' && status !== 'cancelledByOffice' && (
        <div className="ag-pair">
          {status !== 'attended' && <Button onPress={() => acts.outcome('attended')}>{texts.attended}</Button>}
          {status !== 'noShow' && <Button onPress={() => acts.outcome('noShow')}>{texts.noShow}</Button>}
        </div>
      )}
      <div className="ag-pair">
        {booked && (
          <Button keys="M" onPress={acts.move}>
            {texts.move}
          </Button>
        )}
        {open && <Button onPress={acts.cancel}>{texts.cancel}</Button>}
        {!open && status !== 'void' && <Button onPress={acts.reopen}>{texts.reopen}</Button>}
      </div>
    </div>
  );
};
