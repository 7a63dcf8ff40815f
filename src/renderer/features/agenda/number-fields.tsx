import { Check, TriangleAlert } from 'lucide-react';
import { useState } from 'react';

import { agendaText } from '#shared/i18n/fr/agenda';

import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { TextField } from '../../ui/text-field';
import type { Appointment } from '#shared/domain/model/appointment';
import type { NumberCheck } from './view-model/draft';

type NumberFieldsProps = {
  readonly numbers: readonly string[];
  readonly checks: readonly NumberCheck[];
  /** Name of the first person, `''` while not known. */
  readonly firstName: string;
  readonly onChange: (index: number, value: string) => void;
  readonly onOpenOther: (appointment: Appointment) => void;
  /** All faults are shown, also of fields that were not left yet. */
  readonly showAll: boolean;
};

const texts = agendaText.create;

const wordsOf = (check: NumberCheck): string => {
  if (check.state === 'short') return texts.numberShort(check.missing);
  if (check.state === 'long') return texts.numberLong;
  if (check.state === 'twice') return texts.numberTwice;
  return check.state === 'used' && check.usedBy ? texts.numberUsed(check.usedBy.day, check.usedBy.time) : '';
};

/** One pre-application number a person, checked as typed. */
export const NumberFields = (props: NumberFieldsProps) => {
  const [left, setLeft] = useState<readonly number[]>([]);
  return (
    <ol className="ag-perss">
      {props.numbers.map((number, index) => {
        const check = props.checks[index];
        if (!check) return null;
        const unfinished = check.state === 'short';
        const words = !unfinished || left.includes(index) || props.showAll || number.length > 0 ? wordsOf(check) : '';
        const warned = check.state !== 'ok' && check.state !== 'empty' && !unfinished;
        const usedBy = check.usedBy;
        return (
          <li key={index} className="ag-pers">
            <span className="ag-pn">{index + 1}</span>
            <b className="ag-pi">{index === 0 && props.firstName !== '' ? props.firstName : texts.person(index + 1)}</b>
            <TextField
              className={warned ? 'ag-pa ag-pa--warn' : 'ag-pa'}
              label={texts.number(index + 1)}
              hideLabel
              code
              value={number}
              onChange={(value) => props.onChange(index, value)}
              onBlur={() => setLeft([...new Set([...left, index])])}
              placeholder={texts.numberPlaceholder}
              maxLength={14}
              trailing={
                check.state === 'ok' ? (
                  <Icon of={Check} className="ok" />
                ) : warned ? (
                  <Icon of={TriangleAlert} className="wn" />
                ) : undefined
              }
            />
            {words !== '' && (
              <p className={warned ? 'ag-pnote is-warn' : 'ag-pnote'} role="status">
                {words}{' '}
                {usedBy && (
                  <Button tone="link" onPress={() => props.onOpenOther(usedBy)}>
                    {texts.openOther}
                  </Button>
                )}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
};
