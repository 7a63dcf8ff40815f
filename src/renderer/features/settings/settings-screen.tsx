import './settings.css';

import { Activity, useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { seesPlace } from '#shared/domain/rights/places';
import { holderIn, seesSection } from '#shared/domain/rights/setting-rights';
import { settingsText } from '#shared/i18n/fr/settings';
import type { RouteParams, ScreenProps } from '#shared/routes/places';

import { useSiteReference } from '../../data/queries/use-site-reference';
import { useStation } from '../../data/queries/use-station';
import { homeAt } from '../../ui/keep-focus';
import { useKeys } from '../../ui/keys';
import { classNames } from '../../ui/class-names';
import { enterForm } from './parts/enter-form';
import { newEntry } from './parts/selected-entry';
import { UnsavedProvider } from './parts/unsaved';
import { sections } from './sections';
import { nextInList } from './parts/next-in-list';
import type { SettingsSection } from './section';

type SectionListProps = {
  readonly sections: readonly SettingsSection[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Goes into the section that is shown. */
  readonly onEnter: () => void;
  readonly listRef: RefObject<HTMLElement | null>;
};

/** The list of sections: arrows go up and down, Enter and → go into what is shown. */
const SectionList = ({ sections, selected, onSelect, onEnter, listRef }: SectionListProps) => {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const next = nextInList(
      sections.map(({ id }) => id),
      selected,
      event.key,
    );
    if (next === undefined && event.key !== 'Enter' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    if (next === undefined) {
      onEnter();
      return;
    }
    onSelect(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-section="${next}"]`)?.focus();
  };
  return (
    <nav className="set-list" aria-label={settingsText.sectionsLabel} onKeyDown={onKeyDown} ref={listRef}>
      {sections.map((section, index) => (
        <div key={section.id}>
          {section.group !== sections[index - 1]?.group && <h2>{settingsText.groups[section.group]}</h2>}
          <button
            type="button"
            className={classNames('set-it', section.id === selected && 'is-sel')}
            data-section={section.id}
            tabIndex={section.id === selected ? 0 : -1}
            {...(section.id === selected ? { 'aria-current': 'true' as const } : {})}
            onClick={() => onSelect(section.id)}
          >
            {section.label}
          </button>
        </div>
      ))}
    </nav>
  );
};

const texts = settingsText.keys;
const focusable = ':is(button, input, select, textarea, a[href], [tabindex="0"]):not(:disabled)';

type Visited = Readonly<Record<string, RouteParams>>;
type Shown = { readonly params: RouteParams; readonly shown: string; readonly visited: Visited };

type Open = readonly SettingsSection[];

const sectionOf = (open: Open, params: RouteParams): string | undefined =>
  open.find(({ id }) => id === params['section'])?.id;

const begin = (open: Open, params: RouteParams): Shown => {
  const shown = sectionOf(open, params) ?? open[0]?.id ?? '';
  return { params, shown, visited: { [shown]: params } };
};

/** Sections seen before stay as they were left, half-typed forms included; an address without a section comes back to the last. */
const useShown = (open: Open, params: RouteParams): Shown => {
  const [state, setState] = useState(() => begin(open, params));
  // A right was taken meanwhile: the section is not shown any more.
  if (!open.some(({ id }) => id === state.shown)) setState(begin(open, params));
  else if (state.params !== params) {
    const named = sectionOf(open, params);
    setState({
      params,
      shown: named ?? state.shown,
      visited: named === undefined ? state.visited : { ...state.visited, [named]: params },
    });
  }
  return state;
};

type InnerProps = ScreenProps & {
  readonly reference: SiteReference;
  /** The sections that whoever sits here has a right to. */
  readonly open: Open;
};

const Panes = ({ shown, visited, open, reference, onNavigate }: Omit<InnerProps, 'params'> & Shown) =>
  open.map(({ id, label, Section }) => {
    const own = visited[id];
    return (
      own && (
        <Activity key={id} mode={id === shown ? 'visible' : 'hidden'}>
          <section className="set-section" data-pane={id} aria-label={label} tabIndex={-1}>
            <UnsavedProvider>
              <Section reference={reference} params={own} onNavigate={onNavigate} />
            </UnsavedProvider>
          </section>
        </Activity>
      )
    );
  });

const Settings = ({ reference, open, params, onNavigate }: InnerProps) => {
  const list = useRef<HTMLElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const state = useShown(open, params);
  const { shown, visited } = state;
  // The list keeps the keyboard while it is walked through; any other way that names a section leads into it.
  const isWalked = useRef(false);
  const select = (section: string) => {
    if (section === shown) return;
    isWalked.current = true;
    onNavigate('settings', { ...visited[section], section });
  };
  const part = (selector: string) => pane.current?.querySelector<HTMLElement>(`[data-pane="${shown}"]${selector}`);
  /** To what there is already, before what can be added: a name that is typed next corrects one. A section without either takes it itself. */
  const enter = () => (part(' .set-row[tabindex="0"]') ?? part(` ${focusable}`) ?? part(''))?.focus();
  const back = () => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  const isNamed = sectionOf(open, params) === shown;
  // Whoever comes here by a key goes on by keys; what had the focus belongs to the place or to the section that was left.
  useEffect(() => {
    const active = document.activeElement;
    const walked = isWalked.current;
    isWalked.current = false;
    if (walked || part('')?.contains(active)) return;
    // A way to a new entry leads into its form.
    if (isNamed && params['id'] === newEntry) enterForm(part('') ?? null);
    else if (isNamed) enter();
    else if (!list.current?.contains(active)) back();
    // oxlint-disable-next-line react/exhaustive-deps -- an address is an order, given once
  }, [params]);
  useKeys(
    [
      { key: '↑ ↓', label: texts.section, bar: true },
      { key: 'Entrée', label: texts.enter, bar: true },
      { key: 'Échap', label: texts.back, run: back, bar: true },
    ],
    { group: texts.group },
  );
  return (
    <div className="set" {...homeAt('.set-list [aria-current]')}>
      <SectionList sections={open} selected={shown} onSelect={select} onEnter={enter} listRef={list} />
      <div className="set-pane" ref={pane} {...homeAt('.set-row[tabindex="0"], .set-form input')}>
        <Panes {...state} open={open} reference={reference} onNavigate={onNavigate} />
      </div>
    </div>
  );
};

/** The settings of the town hall, without code: each section for whoever has the right to it. */
export const SettingsScreen = (props: ScreenProps) => {
  const reference = useSiteReference();
  const { settings } = useStation();
  if (!reference) return null;
  const holder = holderIn(reference, settings.agentId);
  if (holder && seesPlace(holder, 'settings')) {
    const open = sections.filter(({ id }) => seesSection(holder, id));
    return <Settings reference={reference} open={open} {...props} />;
  }
  return (
    <div className="set-shut">
      <h2>{settingsText.adminOnly.title}</h2>
      <p>{settingsText.adminOnly.text}</p>
    </div>
  );
};
