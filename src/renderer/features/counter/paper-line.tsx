import { Check, X } from 'lucide-react';

import { counterText } from '#shared/i18n/fr/counter';

import { classNames } from '../../ui/class-names';
import { Kbd } from '../../ui/kbd';
import { Segmented } from '../../ui/segmented';
import type { PaperMark } from './view-model/paper-marks';

const text = counterText.papers;

export type OnMark = (paper: PaperMark, pressed: 'seen' | 'missing') => void;

const options = [
  { id: 'seen', label: text.seen, icon: Check, className: 'is-seen' },
  { id: 'missing', label: text.missing, icon: X, className: 'is-missing' },
] as const;

type PaperLineProps = { readonly mark: PaperMark; readonly keys: string; readonly onMark: OnMark };

/** One paper to check. */
export const PaperLine = ({ mark, keys, onMark }: PaperLineProps) => (
  <li className={classNames('pc', mark.state === 'seen' && 'pc--ok', mark.state === 'missing' && 'pc--no')}>
    {keys !== '' && <Kbd>{keys}</Kbd>}
    <span className="pc-l">
      <b>{mark.label}</b>
      <span>
        {mark.codes.map((code) => (
          <span key={code} className="code">
            {code}
          </span>
        ))}
        {mark.detail}
      </span>
    </span>
    <Segmented
      className="pc-s"
      size="small"
      label={mark.label}
      hideLabel
      options={options}
      value={mark.state === '' ? null : mark.state}
      onChange={(pressed) => onMark(mark, pressed)}
      onClear={() => {
        if (mark.state !== '') onMark(mark, mark.state);
      }}
    />
  </li>
);
