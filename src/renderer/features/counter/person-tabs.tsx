import { Check, TriangleAlert } from 'lucide-react';

import { counterText } from '#shared/i18n/fr/counter';

import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { KeyHint } from '../../ui/kbd';
import { missingPapers, type PaperSection } from './view-model/paper-marks';

const text = counterText.papers;

type PersonTabsProps = {
  readonly sections: readonly PaperSection[];
  readonly shown: string;
  readonly onShow: (key: string) => void;
};

/** Whose papers are checked: each person and the household, with how far one got. */
export const PersonTabs = ({ sections, shown, onShow }: PersonTabsProps) => (
  <div className="pers-tabs" role="group" aria-label={text.persons}>
    {sections.map(({ key, title, marks }) => {
      const seen = marks.filter((mark) => mark.state === 'seen').length;
      const missing = missingPapers(marks).length;
      return (
        <button
          key={key}
          type="button"
          className={classNames('pers-tab', key === shown && 'is-on')}
          aria-pressed={key === shown}
          onClick={() => onShow(key)}
        >
          <b>{title}</b>
          <span className={classNames(missing > 0 && 'is-missing')}>
            {missing > 0 && <Icon of={TriangleAlert} />}
            {missing === 0 && seen === marks.length && <Icon of={Check} />}
            {missing > 0 ? text.lacks(missing) : text.share(seen, marks.length)}
          </span>
        </button>
      );
    })}
    <span className="meta">
      <KeyHint keys="0">{text.nextPerson}</KeyHint>
    </span>
  </div>
);
