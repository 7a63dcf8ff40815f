import { ArrowLeft, Check, Delete, LogOut, Power, Printer } from 'lucide-react';
import { useState } from 'react';

import { kioskServiceText as text } from '#shared/i18n/fr/kiosk-service';
import type { IpcOutput } from '#shared/ipc/contract';

import { Icon } from '../../ui/icon';
import { isFrozen } from './kiosk-state';
import type { Scene } from './scene';
import { Touch } from './touch';
import { useService, type ServiceAct } from './use-service';

const digits = [...'1234567890'];
const mostDigits = 8;
const papers = [80, 58] as const;
type Found = IpcOutput<'kiosk.service'>;
type Chosen = Pick<Found, 'printer' | 'paperMm'>;

type PinPadProps = {
  readonly pin: string;
  readonly onPin: (pin: string) => void;
  readonly onEnter: () => void;
};

const PinPad = ({ pin, onPin, onEnter }: PinPadProps) => (
  <div className="ki-pin">
    <p className="ki-typed" role="status" aria-label={text.pin}>
      {'•'.repeat(pin.length)}
    </p>
    {digits.map((digit) => (
      <Touch key={digit} className="ki-key" onTouch={() => onPin((pin + digit).slice(0, mostDigits))}>
        {digit}
      </Touch>
    ))}
    <Touch className="ki-key" label={text.erase} isFrozen={pin === ''} onTouch={() => onPin(pin.slice(0, -1))}>
      <Icon of={Delete} />
    </Touch>
    <Touch className="ki-key ki-key--main" isFrozen={pin === ''} onTouch={onEnter}>
      <Icon of={Check} />
      {text.enter}
    </Touch>
  </div>
);

type PrinterChoiceProps = {
  readonly found: Found;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onAct: (act: ServiceAct) => void;
};

const PrinterChoice = ({ found, chosen, onChoose, onAct }: PrinterChoiceProps) => (
  <div className="ki-printer">
    <h3>{text.printer}</h3>
    <div className="ki-printers">
      {['', ...found.printers].map((printer) => (
        <Touch
          key={printer}
          className="ki-key"
          isPressed={chosen.printer === printer}
          onTouch={() => onChoose({ ...chosen, printer })}
        >
          {printer === '' ? text.none : printer}
        </Touch>
      ))}
      {papers.map((paperMm) => (
        <Touch
          key={paperMm}
          className="ki-key"
          label={`${text.width} ${text.mm(paperMm)}`}
          isPressed={chosen.paperMm === paperMm}
          onTouch={() => onChoose({ ...chosen, paperMm })}
        >
          {text.mm(paperMm)}
        </Touch>
      ))}
    </div>
    <label>
      {text.address}
      <input
        value={chosen.printer}
        placeholder={text.addressHint}
        maxLength={200}
        onChange={({ target }) => onChoose({ ...chosen, printer: target.value })}
      />
    </label>
    <div className="ki-acts">
      <Touch className="ki-act" onTouch={() => onAct('printer')}>
        <Icon of={Check} />
        {text.use}
      </Touch>
      <Touch className="ki-act" onTouch={() => onAct('test')}>
        <Icon of={Printer} />
        {text.test}
      </Touch>
    </div>
    {found.toSend > 0 && <p>{text.toSend(found.toSend)}</p>}
    <p>{text.closeHint}</p>
    <p>{text.leaveHint}</p>
    <div className="ki-acts">
      <Touch className="ki-act" onTouch={() => onAct('close')}>
        <Icon of={Power} />
        {text.close}
      </Touch>
      <Touch className="ki-act" onTouch={() => onAct('leave')}>
        <Icon of={LogOut} />
        {text.leave}
      </Touch>
    </div>
  </div>
);

/** What somebody of the town hall does at a kiosk, behind its digits. In French, as all that agents read. */
export const ServiceScreen = ({ scene: { state, send } }: { readonly scene: Scene }) => {
  const { pin, setPin, found, said, isBusy, call } = useService();
  const [changed, setChanged] = useState<Chosen | null>(null);
  const chosen: Chosen = changed ?? { printer: found?.printer ?? '', paperMm: found?.paperMm ?? 80 };
  return (
    <section className="ki-page ki-service" lang="fr" dir="ltr" aria-busy={isBusy}>
      <header className="ki-sh">
        <div>
          <h2 data-focus tabIndex={-1}>
            {text.title}
          </h2>
          <p>{found ? '' : text.pinHint}</p>
        </div>
        <Touch className="ki-back" isFrozen={isFrozen(state)} onTouch={() => send({ type: 'back' })}>
          <Icon of={ArrowLeft} />
          {text.back}
        </Touch>
      </header>
      <p className="ki-refused" role="alert">
        {said}
      </p>
      {found ? (
        <PrinterChoice found={found} chosen={chosen} onChoose={setChanged} onAct={(act) => void call(act, chosen)} />
      ) : (
        <PinPad pin={pin} onPin={setPin} onEnter={() => void call('look', chosen)} />
      )}
    </section>
  );
};
