import { Check, Delete } from 'lucide-react';

import { newId } from '../../platform/ids';
import { Icon } from '../../ui/icon';
import { CODE_LENGTH, codeSigns, isFrozen } from './kiosk-state';
import type { Scene } from './scene';
import { ScreenHead } from './screen-head';
import { Touch } from './touch';

/** The code as the slip writes it, with the signs that are still to come. */
const shownCode = (typed: string): string => {
  const whole = typed.padEnd(CODE_LENGTH, '·');
  return `${whole.slice(0, 3)}-${whole.slice(3)}`;
};

/** The code of the confirmation: a reader types it at any time, these keys serve who has none. */
export const CodeScreen = ({ scene, typed }: { readonly scene: Scene; readonly typed: string }) => {
  const { state, words, send } = scene;
  const frozen = isFrozen(state);
  const isWhole = typed.length === CODE_LENGTH;
  const submit = (): void => {
    if (isWhole) send({ type: 'code', key: newId(), code: typed });
  };
  return (
    <section className="ki-page ki-page--code">
      <ScreenHead scene={scene} {...words.code} />
      <p className="ki-typed" role="status" aria-label={words.codeTyped} dir="ltr">
        {shownCode(typed)}
      </p>
      <div className="ki-codes" role="group" aria-label={words.codeKeys} dir="ltr">
        {codeSigns.map((sign) => (
          <Touch
            key={sign}
            className="ki-key"
            isFrozen={frozen}
            onTouch={() => send({ type: 'sign', sign, isTyped: false })}
          >
            {sign}
          </Touch>
        ))}
        <Touch
          className="ki-key"
          label={words.erase}
          isFrozen={frozen || typed === ''}
          onTouch={() => send({ type: 'erase' })}
        >
          <Icon of={Delete} />
        </Touch>
        <Touch className="ki-key ki-key--main" isFrozen={frozen || !isWhole} onTouch={submit}>
          <Icon of={Check} />
          {words.submit}
        </Touch>
      </div>
    </section>
  );
};
