import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useId, useLayoutEffect, useRef, useState } from 'react';

import { shellText } from '#shared/i18n/fr/shell';

import { classNames } from '../ui/class-names';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { Kbd } from '../ui/kbd';
import type { ActiveAction } from '../ui/keys';
import { filterPalette } from './palette-filter';

type PaletteProps = { readonly actions: readonly ActiveAction[]; readonly onClose: () => void };

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** Ctrl K: every action of this moment by its name, by keyboard alone. */
export const Palette = ({ actions, onClose }: PaletteProps) => {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const chosen = useRef<HTMLLIElement>(null);
  const found = filterPalette(actions, text);
  useLayoutEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [at, text]);

  const run = (action: ActiveAction | undefined) => {
    if (!action || action.disabled) return;
    onClose();
    // The act runs when the dialog is gone and the focus is back on the screen, so that it may move the focus itself.
    requestAnimationFrame(() => setTimeout(() => action.run?.(), 0));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined) setAt(Math.min(found.length - 1, Math.max(0, at + step)));
    else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Dialog isOpen onClose={onClose} title={shellText.palette.title} hideTitle className="palette">
      <label className="input input--big palette-input">
        <Icon of={Search} />
        <span className="sr">{shellText.palette.title}</span>
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          {...(found[at] ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
          placeholder={shellText.palette.placeholder}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd>Échap</Kbd>
      </label>
      <ul className="palette-list" id={listId} role="listbox" aria-label={shellText.palette.title}>
        {found.map((action, index) => (
          <li
            key={action.id}
            id={`${listId}-${index}`}
            ref={index === at ? chosen : null}
            role="option"
            aria-selected={index === at}
            aria-disabled={action.disabled}
            className={classNames('option', index === at && 'is-at')}
            onPointerMove={() => setAt(index)}
            onClick={() => run(action)}
          >
            <span>{action.label}</span>
            <small>{action.disabled ? shellText.palette.disabled : action.group || shellText.groups.screen}</small>
            {action.key !== '' && <Kbd>{action.key}</Kbd>}
          </li>
        ))}
      </ul>
      <p className={found.length === 0 ? 'palette-none' : 'sr'} role="status">
        {found.length === 0 ? shellText.palette.none : shellText.palette.found(found.length)}
      </p>
    </Dialog>
  );
};
