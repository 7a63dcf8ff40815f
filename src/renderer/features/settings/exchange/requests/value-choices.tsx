import { useMemo, useState } from 'react';

import { leaveOut, valueKinds, type ValueKind } from '#shared/domain/exchange/request-import/request-mapping';
import { valueTexts } from '#shared/domain/exchange/request-import/value-texts';
import type { SiteReference } from '#shared/domain/model/reference';
import { channels } from '#shared/domain/model/request';
import { channelText } from '#shared/i18n/fr/common';
import { settingsRequestImportText } from '#shared/i18n/fr/settings-request-import';

import { Select, type SelectOption } from '../../../../ui/select';
import { Tag } from '../../../../ui/tag';
import type { RequestImporting } from './use-request-import';

type ValueChoicesProps = {
  readonly importing: RequestImporting;
  readonly reference: SiteReference;
  readonly onValue: (kind: ValueKind, key: string, chosen: string) => void;
};

const texts = settingsRequestImportText.values;

const named = (entries: readonly { readonly id: string; readonly name: string }[]): readonly SelectOption[] =>
  entries.map(({ id, name }) => ({ id, label: name })).toSorted((a, b) => a.label.localeCompare(b.label, 'fr'));

const optionsOf = (kind: ValueKind, { reasons, departments, themes }: SiteReference): readonly SelectOption[] => {
  const own = {
    channel: () => channels.map((id) => ({ id, label: channelText[id] })),
    reason: () => named(reasons),
    department: () => named(departments),
    theme: () => named(themes),
  }[kind]();
  return [...own, { id: leaveOut, label: texts.leaveOut[kind] }];
};

const KindChoices = ({ kind, importing, reference, onValue }: ValueChoicesProps & { readonly kind: ValueKind }) => {
  const { file, mapping } = importing;
  const found = useMemo(() => valueTexts(kind, file.table.rows, mapping, reference), [kind, file, mapping, reference]);
  const options = useMemo(() => optionsOf(kind, reference), [kind, reference]);
  // A theme that nobody chose is none: there is nothing to do.
  const open = kind === 'theme' ? 0 : found.filter(({ chosen }) => chosen === '').length;
  // It stays as it is while the last one is chosen: nothing closes under a hand.
  const [isOpen, setOpen] = useState(open > 0);
  if (found.length === 0) return null;
  return (
    <details className="imp-values" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {texts.titles[kind]} {open > 0 && <Tag tone="warn">{texts.open(open)}</Tag>}
      </summary>
      <ul className="imp-reasons">
        {found.map(({ key, text, rows, chosen }) => (
          <li key={key}>
            <Select
              label={text}
              hint={texts.rows(rows)}
              options={options}
              value={chosen}
              placeholder={kind === 'theme' ? texts.noTheme : texts.choose}
              onChange={(id) => onValue(kind, key, id)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
};

/** What the file calls channels, reasons, services and themes, and ours: what was guessed, and what a person must choose. */
export const ValueChoices = (props: ValueChoicesProps) => (
  <div className="imp-part">
    {valueKinds.map((kind) => (
      <KindChoices key={`${kind} ${props.importing.mapping.columns[kind] ?? ''}`} kind={kind} {...props} />
    ))}
  </div>
);
